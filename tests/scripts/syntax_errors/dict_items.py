# Malformed items of dicts.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('{a: b, c}')
check('{a, b: c}')
check('{a:}')
check('{a: *b}')
check('{**a b}')
check('{a: 1, **}')
check('{a:1, b:}')
check('{,}')
check("{'a': 1, 'b' 2}")
check("{**a, b c: 2}")
check("{'a': 1, f(x) }")
check("{'a' 1}")
