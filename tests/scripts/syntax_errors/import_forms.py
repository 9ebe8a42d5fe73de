# Malformed imports.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('import')
check('import a.')
check('import a,')
check('import a as')
check('import a as b.c')
check('from a')
check('from a import')
check('from import b')
check('from a import b,')
check('from a import ()')
check('from a import *, b')
check('from a import b c')
check('from .a. import b')
