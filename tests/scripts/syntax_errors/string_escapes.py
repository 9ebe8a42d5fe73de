# Escapes that stand for nothing.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check("'\\x1'")
check("b'\\x1'")
check("'\\Nfoo'")
check("'\\u12'")
check("'\\U12345678'")
check("'\xe9\\x'")
