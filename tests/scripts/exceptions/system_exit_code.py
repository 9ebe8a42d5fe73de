for e in (SystemExit(), SystemExit(3), SystemExit("msg"), SystemExit(1, 2), SystemExit(None)):
    print(repr(e.code), e.args)
try:
    raise SystemExit(7)
except Exception:
    print("no")
except BaseException as e:
    print(type(e).__name__, e.code)
