s = "aXbXc"
print(s.replace("X", "--"), s.replace("X", ""), s.replace("X", "-", 1), s.replace("X", "-", 0),
    s.replace("X", "-", -1))
print("abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "é€".replace("", "."),
    "aaa".replace("aa", "b"))
print("é€é".replace("é", "ee"), "abc".replace("z", "y") == "abc", "aaa".replace("a", "é"))
for f in (lambda: s.replace(1, "a"), lambda: s.replace("a", 1), lambda: s.replace("a"),
        lambda: s.replace("a", "b", "c")):
    try:
        print(f())
    except TypeError as e:
        print(e)
