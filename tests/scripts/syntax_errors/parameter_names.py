# What is no name of a parameter.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('def f(1): pass')
check('def f(None): pass')
check('def f(a.b): pass')
check('lambda None: 1')
check('def f(a b): pass')
check('def f(a,,b): pass')
