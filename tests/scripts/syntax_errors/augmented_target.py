# What cannot stand before an augmented assignment.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('x + 1 += 2')
check('(a,b) += 1')
check('f(x) += 1')
check('x, y += 1')
check('a() += 1')
check('1 += 1')
check('[a] += 1')
check('lambda: 0 += 1')
