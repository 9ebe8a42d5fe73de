s = "hello"
print(s.startswith("he"), s.startswith(""), s.startswith("hello!"), s.startswith("el", 1), s.startswith("el", 1, 2))
print(s.startswith(("x", "he")), s.startswith(()), s.endswith("lo"), s.endswith(("a", "b")), s.endswith("l", 0, 4))
print(s.startswith("", 5), s.startswith("", 6), s.endswith("", 6), "é€".startswith("€", 1),
    "é€".endswith("é", None, 1))
for f in (lambda: s.startswith(1), lambda: s.endswith(["lo"]), lambda: s.startswith(("a", 1))):
    try:
        print(f())
    except TypeError as e:
        print(e)
