print(repr("  a b\t\n".strip()), repr("  a ".lstrip()), repr("  a ".rstrip()), repr("   ".strip()), repr("".strip()))
print("xxaxx".strip("x"), "xyaxy".lstrip("yx"), "abcab".rstrip("ab"), "abc".strip(""), "abc".strip(None),
    "aaa".strip("a") == "")
print("éaé".strip("é"), "€é a é€".strip("é€"), repr("\u3000a\u2009".strip()), "aéa".strip("a"),
    "éé".lstrip("é") == "")
for f in (lambda: "a".strip(1), lambda: "a".lstrip(b"a"), lambda: "a".rstrip(["a"])):
    try:
        print(f())
    except TypeError as e:
        print(e)
