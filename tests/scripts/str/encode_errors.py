for f in (lambda: "é".encode("ascii"), lambda: "aé€".encode("ascii"), lambda: "€".encode("latin-1"),
        lambda: "\ud800".encode(),
          lambda: "😀a".encode("latin-1"), lambda: "a".encode("nope"), lambda: "é".encode("ascii", "nope"),
          lambda: "a".encode(1),
          lambda: "a\udc80\udc81b".encode("ascii"), lambda: "é".encode("ascii", "surrogateescape"),
          lambda: "a".encode("ascii", 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
