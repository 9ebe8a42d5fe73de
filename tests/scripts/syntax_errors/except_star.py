# except* and except do not mix.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('try:\n a\nexcept*:\n b')
check('try:\n a\nexcept* A:\n b\nexcept B:\n c')
check('try:\n a\nexcept A:\n b\nexcept* B:\n c')
check('try:\n a\nexcept A:\n b\nexcept*:\n c')
