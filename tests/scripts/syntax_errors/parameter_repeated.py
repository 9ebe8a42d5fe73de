# A parameter named twice.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('def f(a, a): pass')
check('def f(a, *, b, a): pass')
check('def f(*a, **a): pass')
check('lambda a, a: 1')
