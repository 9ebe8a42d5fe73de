# break and continue outside loops are syntax errors.
for source in (
    "break",
    "continue",
    "def f():\n    break",
    "for x in y:\n    def f():\n        continue",
    "while 1:\n    class C:\n        break",
    "if 1:\n    continue",
    "while 1:\n    pass\nelse:\n    break",
):
    try:
        compile(source, "s", "exec")
        print("no error")
    except SyntaxError as e:
        print(e.msg)
