for f in (lambda: "abc"[3], lambda: "abc"[-4], lambda: ""[0], lambda: "abc"["a"], lambda: "abc"[1.0],
        lambda: "abc"[None],
          lambda: "é€"[2], lambda: "abc"[10 ** 30]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
