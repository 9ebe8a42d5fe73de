# A literal is no target.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('1 = x')
check("'x' = 1")
check('a = 1 = b')
check('(a, 1) = 2')
check('a, 1 = 1')
check('{} = 1')
check('{1} = 1')
check('{1:2} = 1')
check('... = 1')
