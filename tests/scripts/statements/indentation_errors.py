# Wrong indentation.
for source in (
    "if 1:\nx = 1",
    "x = 1\n  y = 2",
    "if 1:\n    x = 1\n  y = 2",
    "def f():\n",
    "if 1:\n\tx = 1\n        y = 2",
    "  x = 1",
    "class C:\npass",
):
    try:
        compile(source, "s", "exec")
        print("no error")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno)
