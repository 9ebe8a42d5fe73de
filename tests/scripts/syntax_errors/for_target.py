# Targets of for.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('for f() in x: pass')
check('for 1 in x: pass')
check('for x, 1 in x: pass')
check('for a in b')
check('for a b')
check('[x for f() in y]')
check('[x for 1 in y]')
