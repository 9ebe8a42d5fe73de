# What := cannot assign to.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('(a.b := 1)')
check('(1 := 1)')
check('(f() := 1)')
check('((a,b) := 1)')
check('a := 1')
check('(a[0] := 1)')
check('[i for i in range(5) if (j := 0) for j in range(5)]')
check('{i for i in range(5) if (j := 0) for k, j in []}')
check('[i for i in range(5) if (j := 0) for k in range(5)]')
