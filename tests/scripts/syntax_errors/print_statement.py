# Statements of Python 2.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('print a')
check('print 1, 2')
check("print 'a' % b")
check("exec 'a'")
check('print a b')
