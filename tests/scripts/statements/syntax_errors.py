# Some common syntax errors raise SyntaxError with the right line.
for source in (
    "x = ",
    "x = 1\ny = = 2",
    "print(1",
    "a = [1, 2\nb = 3",
    "def f(:\n    pass",
    "x = 'abc",
    "for in x: pass",
    "if x = 1: pass",
    "1 = x",
    "f() = 1",
    "x + 1 = 2",
    "None = 1",
    "True += 1",
    "import",
    "from x import",
    "a b",
    "x = )",
    "(1, 2]",
    "else: pass",
    "lambda x: = 1",
    "x = 5 5",
    "pass pass",
    "del f()",
    "a, b += 1",
    "x = yield = 1",
    "class = 1",
    "\n\n$",
):
    try:
        compile(source, "s", "exec")
        print("no error:", source)
    except SyntaxError as e:
        print(type(e).__name__, e.lineno)
