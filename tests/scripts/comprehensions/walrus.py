# An assignment expression binds in the function around.
print([y := x * 2 for x in range(3)], y)

def f():
    any((found := x) > 2 for x in [1, 3, 5])
    return found

print(f())
for source in ("[x := 1 for x in y]", "[y for x in (y := [1])]", "class C:\n    a = [b := 1 for x in y]"):
    try:
        exec(source)
    except SyntaxError as e:
        print(e.msg)
