# What cannot be the name of a keyword argument.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('f(a.b = 1)')
check('f(1=2)')
check('f(True=1)')
check('f(a+b=1)')
check('f((a)=1)')
check('f(None=1)')
check('f(class=1)')
