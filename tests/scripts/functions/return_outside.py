# return and yield outside a function are syntax errors.
for source in ("return 1", "yield 1", "class C:\n    return 1", "class C:\n    yield 1", "x = [(yield 1) for y in z]"):
    try:
        exec(source)
        print("no error")
    except SyntaxError as e:
        print(e.msg)
