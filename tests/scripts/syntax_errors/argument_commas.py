# Misplaced commas and stars among arguments.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('f(,)')
check('f(a,,b)')
check('f(**)')
check('f(*)')
check('f(a,)')
