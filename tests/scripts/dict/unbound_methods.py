d = {"a": 1}
print(dict.get(d, "a"), dict.keys(d), list(map({1: 2}.get, [1, 3])))
try:
    dict.get([], 1)
except TypeError as e:
    print("TypeError")
get = d.get
d["b"] = 2
print(get("b"), dict.__getitem__(d, "a"), d.__contains__("b"), d.__len__())
