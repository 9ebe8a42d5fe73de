for s in ("", " ", "x", "1x", "1.5.2", "1e", "e5", ".", "+", "1__0", "_1", "1_", "1_.5", "0x10", "infi", "1 2", "--1", "1e5.5"):
    try:
        print(float(s))
    except ValueError as e:
        print(e)
for v in ([], None, 1j, {}):
    try:
        print(float(v))
    except TypeError as e:
        print(e)
