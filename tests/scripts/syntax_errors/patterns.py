# Malformed patterns.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)


check('match x:\n case _ as _: pass')
check('match x:\n case 1 as 2: pass')
check('match x:\n case A(a=1, 2): pass')
check('match x:\n case {**r, 1:2}: pass')
check('match x:\n case {**_}: pass')
check('match x:\n case [*a, *b]: pass')
check('match x:\n case -a: pass')
check('match x:\n case 1+2: pass')
check('match x:\n case {a:1}: pass')
check('match x:\n case 0j+0: pass')
check('match x:\n case -1j-2j: pass')
check('match x:\n case {0j+0: _}: pass')
check('match x:\n case {f"": _}: pass')
