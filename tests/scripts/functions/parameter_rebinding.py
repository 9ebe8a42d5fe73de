# Rebinding a parameter does not reach the caller; changing its object does.
def rebind(a):
    a = 5
    return a

def change(a):
    a.append(5)

n = 1
rebind(n)
print(n)
items = [1]
change(items)
print(items)

def rebind_star(*args, **kwargs):
    args += (9,)
    kwargs["z"] = 1
    return args, kwargs

source = {"a": 1}
print(rebind_star(1, **source), source)
