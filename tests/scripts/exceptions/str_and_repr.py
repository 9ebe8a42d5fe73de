for e in (ValueError(), ValueError("a"), ValueError("a", 1), ValueError(["x"]), TypeError(None), Exception(""),
          OSError("only text"), AssertionError("it's"), LookupError(1.5), StopIteration(3), SystemExit(2)):
    print("[%s]" % e, repr(e))
