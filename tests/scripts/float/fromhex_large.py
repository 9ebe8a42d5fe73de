def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("0x1p1024", "0x1p1024x", "0x1p1023", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "1p-1100",
             "0x.p1", "0x", "p1", "0x1p", "0x1p+", "1.8", "  -0X1.Ap-2\n", "0x1 p1", "infx", "nan", "-INF", "0x1p99999999999"):
    attempt(lambda: float.fromhex(text))
