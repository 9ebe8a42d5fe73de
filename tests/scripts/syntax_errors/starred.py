# Stars where there can be none.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('(*a)')
check('(**a)')
check('(a, **b)')
check('[**a]')
check('a = (*b)')
