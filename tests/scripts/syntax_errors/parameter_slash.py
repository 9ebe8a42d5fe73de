# The slash among parameters.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('def f(a, /, b, /): pass')
check('def f(/): pass')
check('def f(*, /): pass')
check('def f(*a, /): pass')
check('def f(a,*/): pass')
check('lambda /: 1')
check('def f(a, /): pass')
check('def f(/, a): pass')
check('lambda /, a=1: None')
