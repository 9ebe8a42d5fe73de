# Syntax errors of comprehensions.
for source in (
    "[*x for x in y]",
    "{**x for x in y}",
    "[x for x in]",
    "[x for 1 in y]",
    "[x, y for x in z]",
    "[x for f() in y]",
):
    try:
        exec(source)
        print("no error")
    except SyntaxError:
        print("SyntaxError")
