# exec and eval put __builtins__ into the globals they are given.
space = {}
exec("x = len('abc')", space)
print(sorted(space), space["x"])
del space["__builtins__"]
print(sorted(space), eval("x + 1", space), "__builtins__" in space)
own = {"__builtins__": __import__("builtins")}
exec("y = 1", own)
print(sorted(own))
names = {}
exec("z = 1", {}, names)
print(names)
