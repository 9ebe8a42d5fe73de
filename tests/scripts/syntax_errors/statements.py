# Malformed small statements.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('raise a from')
check('raise a,b')
check('assert')
check('assert a,')
check('global')
check('global a, b,')
check('global a.b')
check('nonlocal 1')
check('pass a')
check('break 1')
check('a;;b')
check(';')
check('async a')
check('await')
check('else: a')
check('elif x: pass')
