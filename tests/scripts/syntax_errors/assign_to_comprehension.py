# Comprehensions are no targets.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('[x for x in y] = 1')
check('{x for x in y} = 1')
check('{x: x for x in y} = 1')
check('(x for x in y) = 1')
