# Parameters without default after ones with it.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('def f(a=1, b): pass')
check('def f(a:int=1, b:int): pass')
check('lambda a=1, b: 1')
check('def f(a=1, /, b): pass')
check('def f(a, *, b=1, c): pass')
check('def f(a=): pass')
