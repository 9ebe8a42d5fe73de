# Tabs and spaces mixed.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('if 1:\n\ta\n        b')
check('if 1:\n        a\n\tb')
check('if 1:\n\ta\n\tb')
