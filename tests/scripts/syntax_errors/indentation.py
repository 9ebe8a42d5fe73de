# Indentation that fits nothing.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('  a')
check('a\n  b\n')
check('if 1:\n  a\n   b')
check('if 1:\n  a\n b')
check('if 1:\n   a\n  b')
check('\t\n a')
