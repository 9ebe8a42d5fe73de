for s in ("", "x", "0x", "0x1.8p", "1.8.1", "0x1p5000", "0xg", "p5", "infx"):
    try:
        print(float.fromhex(s))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
