# None, True and False are no targets.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('None = 1')
check('True = 1')
check('a = None = 1')
check('for None in a: pass')
check('with a as None: pass')
check('(None := 1)')
check('del None')
check('None += 1')
