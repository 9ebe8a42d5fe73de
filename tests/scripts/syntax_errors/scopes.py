# Where errors about scopes are said to be.
for source in (
    "def f():\n  x = 1\n  def g():\n    nonlocal x, y",
    "def f(x):\n    global x",
    "def f():\n  x = 1\n  global x",
    "def f():\n  x += 1\n  global x",
    "def f():\n  global x\n  nonlocal x",
    "def f():\n  global x\n  x: int = 1",
    "def f():\n  from  a  import  *",
    "[y for x in z for w in (y := [1])]",
    "[i for i in (lambda: (k := 1))()]",
    "[[(x := 1) for y in z] for x in w]",
    "class C:\n  a = [b := 1 for x in y]",
    "def f():\n  x = {(yield 1) for y in z}",
    "def f():\n  x = ((yield from 1) for y in z)",
    "class C:\n  yield 1",
    "x = 1\nreturn *x",
    "for x in y:\n  class C:\n    continue",
    "def __debug__(): pass",
    "import x as __debug__",
    "f(**k, *a)",
    "lambda: x := 1",
    "a[0] := 1",
    "(a) := 1",
    "a, b := 1",
):
    try:
        compile(source, "source", "exec")
        print("no error")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
