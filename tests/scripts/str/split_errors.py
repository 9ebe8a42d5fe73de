for f in (lambda: "a".split(""), lambda: "a".split(1), lambda: "a".rsplit(""), lambda: "a".split(foo=1),
          lambda: "a".split(" ", "x"), lambda: "a".split(b" ")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
