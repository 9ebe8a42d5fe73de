# Malformed comprehensions.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('[x, y for x in y]')
check('[*x for x in y]')
check('{**x for x in y}')
check('{*x for x in y}')
check('(*x for x in y)')
check('(x, y for x in y)')
check('[for a in b]')
check('[a for in b]')
check('{x:y, **z for x in y}')
