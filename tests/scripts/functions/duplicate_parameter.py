# Signatures that are syntax errors.
for source in (
    "def f(a, a): pass",
    "def f(a=1, b): pass",
    "def f(*, **k): pass",
    "def f(*a, *b): pass",
    "def f(**k, a): pass",
    "def f(a, *): pass",
    "f(a=1, a=2)",
    "f(a=1, 2)",
    "f(**k, *a)",
    "f(1=2)",
    "lambda a, a: 0",
):
    try:
        exec(source)
        print("no error", source)
    except SyntaxError as e:
        print(e.msg)
