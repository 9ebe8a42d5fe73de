print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "é" * 3, "" * 1000000, "x" * True)
for f in (lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a" * None, lambda: "a" * (1 << 100)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
