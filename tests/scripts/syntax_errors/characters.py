# Characters that start no token.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('a = $')
check('\xe9 = \u20ac')
check('a?')
check('a!b')
check('\u200b')
check('a\xa0b')
check('\x01')
check('a <> b')
