# A keyword argument given twice.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('f(a=1, a=2)')
check('f(x, b=1, c=2, b=3)')
check('class A(m=1, m=2): pass')
