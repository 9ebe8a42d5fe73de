for f in (lambda: b"a".translate(), lambda: b"a".translate(1), lambda: b"a".translate(b"x"), lambda: b"a".translate(None, 5),
          lambda: b"ab".translate(None, b"b"), lambda: b"ab".translate(bytes(range(256)), delete=b"a")):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
