# nonlocal without a binding, at module level, and after use.
for source in (
    "def f():\n    nonlocal x\n",
    "nonlocal x",
    "x = 1\ndef f():\n    nonlocal x\n",
    "def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x\n",
    "def f(x):\n    nonlocal x\n",
    "def f():\n    x = 1\n    def g():\n        global x\n        nonlocal x\n",
    "def f():\n    x = 1\n    def g():\n        print(x)\n        nonlocal x\n",
):
    try:
        exec(source)
        print("no error")
    except SyntaxError as e:
        print(e.msg)
