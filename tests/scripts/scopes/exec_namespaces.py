# exec and eval with given namespaces.
d = {"x": 1}
exec("y = x + 1", d)
print(d["y"], sorted(k for k in d if not k.startswith("__")))
g, l = {"a": 1}, {"b": 2}
exec("c = a + b\nglobal e\ne = 5", g, l)
print(l, g["e"])
print(eval("a + b", g, l), eval("x * 10", d))
try:
    eval("missing", {})
except NameError as e:
    print(e)
try:
    eval("x = 1")
except SyntaxError as e:
    print(e.msg)
x = "module"
exec("x = 'changed'")
print(x)
for args in (("1", 5), ("1", {}, 5), (5,)):
    try:
        eval(*args)
    except TypeError as e:
        print(e)
