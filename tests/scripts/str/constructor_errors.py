for f in (lambda: str("a", "utf-8"), lambda: str(1, "utf-8"), lambda: str(b"a", 1), lambda: str(b"a", "nope"),
          lambda: str(b"a", "utf-8", 3), lambda: str(b"\xff", "utf-8"), lambda: str(b"a", foo=1)):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
