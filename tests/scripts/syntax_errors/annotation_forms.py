# Annotations that are fine, and ones that are not.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('(a): int')
check('(a.b): int')
check('a[1]: int = 2')
check('a: b: c')
check('x: ')
check('x: int =')
