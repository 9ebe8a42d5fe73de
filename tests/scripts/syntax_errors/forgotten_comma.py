# Two expressions in a row inside brackets.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('(a b)')
check('[a b]')
check('[a, b c]')
check('{a b}')
check('{a: b c}')
check('f(a b)')
check('f(a, b c)')
check('x[a b]')
check('{a:1 b:2}')
check('f(a,\nb c)')
check("x = {\n 'a': 1\n 'b': 2\n}")
check('[x for x y in z]')
check('(x for x y)')
check('for x y in z: pass')
