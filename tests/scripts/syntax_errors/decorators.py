# Malformed decorators.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('@\ndef f(): pass')
check('@a\nx=1')
check('@a b\ndef f(): pass')
