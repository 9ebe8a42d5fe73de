# No block where one must be.
def check(source):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset, e.end_offset > max(e.offset, 2) and e.end_offset)


check('if x:\na')
check('if x:\n  a\nelse:\nb')
check('if x:\n a\nelif y:\nb')
check('while x:\nb')
check('for x in y:\nb')
check('with a:\nb')
check('try:\nb')
check('try:\n a\nexcept:\nb')
check('try:\n a\nfinally:\nb')
check('def f():\na')
check('async def f():\na')
check('class A:\na')
check('class A:\n  def f(self):\n  pass')
check('match x:\n case 1:\n a')
check('def f():\n  if x:\n  value = 1')
check('def f():\n  if x:\nvalue = 1')
check('def f():\n for x in y:\n    if x:\n value = 1')
