# Clauses of try.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('try:\n a\nb')
check('try:\n a\nelse:\n b')
check('try:\n a\nexcept A, B:\n b')
check('try:\n a\nexcept A, B as c:\n b')
check('try:\n a\nexcept A\n b')
check('try:\n a\nexcept:\n b\nexcept B:\n c')
check('try:\n a\nexcept A as b.c:\n b')
