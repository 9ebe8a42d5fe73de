# Many targets.
names = ["v%d" % i for i in range(100)]
space = {}
exec(", ".join(names) + " = range(100)", space)
print(space["v0"], space["v99"])
exec(", ".join(names[:50]) + ", *rest, last = range(100)", space)
print(space["v49"], len(space["rest"]), space["last"])
