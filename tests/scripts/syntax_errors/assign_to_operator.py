# Results of operators are no targets.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('a + 1 = 2')
check('-a = 1')
check('a < b = 1')
check('not a = 1')
check('a and b = 1')
check('a if b else c = 1')
check('lambda: 1 = 2')
check('a = b + 1 = c')
