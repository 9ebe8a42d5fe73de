# The assignment expression.
if (n := len("abc")) > 2:
    print(n)
data = [1, 2, 3, 0, 4]
it = iter(data)
while (x := next(it)):
    print(x, end=" ")
print(x)
print((a := 1, b := 2), a, b)
print([y := 5, y * 2], (z := 3) + z)
def f(x=(w := 7)):
    return x
print(f(), w)
print(f"{(q := 8)}", q)
for source in ("x := 1", "(x.y := 1)", "(a[0] := 1)", "((a, b) := 1)", "f(x=y := 1)", "lambda: x := 1"):
    try:
        compile(source, "s", "exec")
        print("no error", source)
    except SyntaxError as e:
        print(e.msg)
