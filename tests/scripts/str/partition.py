print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"),
    "é€é".partition("€"))
for f in (lambda: "a".partition(""), lambda: "a".partition(1), lambda: "a".rpartition(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
