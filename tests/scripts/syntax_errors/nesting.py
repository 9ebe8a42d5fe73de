# Nesting without end is an error, never a crash; long chains are no nesting.
def check(name, source, *expected):
    try:
        compile(source, "<test>", "exec")
        result = "fine"
    except (SyntaxError, RecursionError, MemoryError) as e:
        result = type(e).__name__
    print(name, "ok" if result in expected else result)


N = 100000
for bracket in "([{":
    check(bracket, bracket * N, "SyntaxError")
check("blocks", "".join(" " * i + "if 1:\n" for i in range(120)), "IndentationError")
for prefix in ("-", "~", "not ", "lambda: ", "x if y else "):
    check(prefix, prefix * N + "1", "fine", "RecursionError", "MemoryError")
check("await", "await " * N, "SyntaxError", "RecursionError", "MemoryError")
