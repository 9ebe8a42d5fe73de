d = {"a": 1, "b": 2}
try:
    for k in d:
        del d[k]
        d[k] = 3
except RuntimeError as e:
    print(e)
print(sorted(d))
