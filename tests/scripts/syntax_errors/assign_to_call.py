# A call is no target of an assignment.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('f() = 1')
check('f() = g() = 1')
check('a = f() = b')
check('a.b.c() = 1')
check('x = f()= 2')
