# The order of arguments.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('f(a=1, 2)')
check('f(**a, 2)')
check('f(a=1, *b)')
check('f(**a, b=1)')
