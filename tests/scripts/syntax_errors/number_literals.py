# Malformed numbers.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('1a')
check('0x')
check('0b12')
check('0o8')
check('012')
check('1__0')
check('1.e')
check('1ej')
check('0_7')
check('1_')
check('0xg')
check('1e5x')
check('1.5z')
check('3j2')
check('0_')
