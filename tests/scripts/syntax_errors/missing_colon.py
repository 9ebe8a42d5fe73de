# A compound statement's line without its colon.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('if x')
check('while x\n  a')
check('for a in b\n  pass')
check('class A\n  a')
check('def f()')
check('def f() pass')
check('try\n  a')
check('with a\n  b')
check('if x:\n  a\nelse\n  b')
check('match x\n case 1: pass')
