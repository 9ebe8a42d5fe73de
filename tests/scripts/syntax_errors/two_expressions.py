# Two expressions in a row outside brackets.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('a b')
check('5 5')
check('x = 1 if 2 else 3 4')
check('if x print(1)')
check('if a and b c:')
check('a.1')
check('import a b')
check('return 1 2')
