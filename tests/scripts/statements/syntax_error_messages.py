# Messages of assignment to what can't be assigned.
for source in (
    "1 = x",
    "f() = 1",
    "x + 1 = 2",
    "None = 1",
    "'a' = 1",
    "(a, 1) = 2",
    "a and b = 1",
    "lambda: 1 = 2",
    "del 1",
    "del f()",
    "(a, b) += 1",
    "f() += 1",
    "for 1 in x: pass",
    "with a as 1: pass",
    "x = 'abc",
    "x = '''abc",
    "(1, 2",
    "1)",
    "(1]",
    "a = 0777",
    "a = 1__0",
    "a = 0b2",
    "a = 1_",
    "x = 0xg",
    "\"\\x\"",
):
    try:
        compile(source, "s", "exec")
        print("no error:", source)
    except SyntaxError as e:
        print(e.msg)
