# What cannot be annotated.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('(a, b): int')
check('[a]: int')
check('f(): int = 3')
check('1: int')
check('a, b: int')
check('[a, b]: c')
