# A single = where == or := was meant.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('if x = 3: pass')
check('while x = 3: pass')
check('(x = 3)')
check('[x = 3]')
check('{x = 3}')
check('if f() = 3: pass')
check('if x.a = 3: pass')
check('f(a=x for x in y)')
