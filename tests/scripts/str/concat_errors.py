for f in (lambda: "a" + 1, lambda: 1 + "a", lambda: "a" + b"b", lambda: "a" + None, lambda: "a" - "b", lambda: -"a"):
    try:
        print(f())
    except TypeError as e:
        print(e)
