# global after use, and on parameters.
for source in (
    "def f():\n    print(x)\n    global x",
    "def f():\n    x = 1\n    global x",
    "def f(x):\n    global x",
    "def f():\n    x: int = 1\n    global x",
    "def f():\n    global x\n    x: int = 1",
    "def f():\n    for x in y: pass\n    global x",
):
    try:
        exec(source)
        print("no error")
    except SyntaxError as e:
        print(e.msg)
