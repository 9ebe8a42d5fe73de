# Keywords are no names.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('class = 1')
check('def = 1')
check('a.class = 1')
check('import None')
check('def True(): pass')
check('a.None = 1')
check('return = 1')
