for f in (lambda: b"a\xe9".decode("ascii"), lambda: b"a".decode("nope"), lambda: b"\xff".decode("utf-8", "nope"),
        lambda: b"a".decode(1),
          lambda: b"a".decode("utf-8", 1), lambda: b"\x80\x81".decode("ascii")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(isinstance(UnicodeDecodeError, type), issubclass(UnicodeDecodeError, ValueError))
