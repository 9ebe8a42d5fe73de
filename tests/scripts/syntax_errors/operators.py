# Operators without operand.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('x + ')
check('a = 5 +')
check('not')
check('a not b')
check('a is')
check('-')
check('a++')
check('a--')
check('x = = 1')
check('x == ')
check('a => b')
check('a and')
