d = {"a": 1}
print(d.update({"b": 2}))
d.update([("c", 3)])
d.update(d=4, a=5)
d.update({"e": 6}, f=7)
d.update()
d.update({})
print(d)
d.update(d)
print(len(d))
try:
    d.update(1)
except TypeError as e:
    print(e)
try:
    d.update({}, {})
except TypeError as e:
    print(e)
