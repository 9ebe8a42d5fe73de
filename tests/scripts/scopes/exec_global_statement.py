# A global statement in exec'd code holds for the statements after it; in generator expressions, too.
g, l = {}, {}
exec("global a\na = 1\nb = 2\ndel a\na = 3\nfor a in [5]: pass\n", g, l)
print(g["a"], l)

def f():
    global found
    return any((found := x) > 2 for x in [1, 3, 5])

print(f(), found)
