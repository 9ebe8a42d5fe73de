d = {"a": 1, None: 2}
print(d.get("a"), d.get("b"), d.get("b", 7), d.get(None))
try:
    d.get([])
except TypeError as e:
    print(e)
try:
    d.get()
except TypeError as e:
    print("TypeError")
