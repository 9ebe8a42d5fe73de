for f in (lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: "a".translate(1),
          lambda: str.maketrans("a", "bc"), lambda: str.maketrans(1), lambda: str.maketrans({"ab": 1}),
          lambda: str.maketrans({1.5: 1}), lambda: str.maketrans("a", 1), lambda: str.maketrans(1, "a"),
          lambda: str.maketrans("a", "b", 5), lambda: str.maketrans()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
