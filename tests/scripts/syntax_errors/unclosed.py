# Brackets that are not closed.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('(')
check('a[')
check('f(a, b')
check('f(a b')
check('(\na b')
check('a = (1,\nb = 2\nc = 3')
check('a = [1,\n\ndef f():\n  pass')
check('x = [1,2')
check('from a import (b')
