# What cannot be deleted.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('del f()')
check('del 1')
check('del a, f()')
check('del (a, 1)')
check('del *a')
check('del a +b')
check('del')
check('del (a, *b)')
check('del True')
check('del (a), [b, c], d.e')
