# Generator expressions as arguments.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('f(x for x in y, 1)')
check('f(1, x for x in y)')
check('f(x for x in y)')
check('f((x for x in y), 1)')
