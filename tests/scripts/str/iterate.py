print(list("abc"), list(""), list("aé€😀"))
it = iter("xy")
print(next(it), next(it), next(it, "end"), next(it, "end"))
print([c for c in "héllo"], tuple("ab"), set("aab") == {"a", "b"})
for i, c in enumerate("añ"):
    print(i, c)
