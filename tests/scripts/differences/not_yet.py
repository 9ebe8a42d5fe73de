# These parts of the language are parsed but not compiled yet.
for source in ("match 1:\n case 1: pass", "async def f(): pass", "try: pass\nexcept* ValueError: pass", "type X = int",
               "def f[T](x): pass", "class A[T]: pass"):
    try:
        compile(source, "source", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)
for expression in ("list[int]", "int | str"):
    try:
        eval(expression)
        print("ok")
    except TypeError as e:
        print(e)
