# A conditional expression without else.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('a if b')
check('(a if b)')
check('f(a if b)')
check('a if b else')
check('x = a if b')
