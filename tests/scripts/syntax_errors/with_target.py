# Targets of with.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('with a as f(): pass')
check('with a as 1: pass')
check('with (a as 1): pass')
check('with a, b as 2: pass')
check('with a')
check('with (a, b) as c: pass')
check('with (a as b, c as d,): pass')
