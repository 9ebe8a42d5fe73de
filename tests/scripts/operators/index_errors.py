# Indexes out of range and of the wrong type.
x, t, s = [1], (1,), "a"
for source in ("[1][1]", "[1][-2]", "(1,)[1]", "'a'[1]", "b'a'[5]", "range(3)[3]", "x['a']", "t[1.0]", "s['a']", "x[None]", "{}['k']", "{}[[]]", "[][0]", "[1, 2][1 << 70]", "bytearray(b'a')[3]"):
    try:
        eval(source)
    except Exception as e:
        print(type(e).__name__, e)
a = [1]
for source in ("a[1] = 0", "a[-2] = 0", "a['x'] = 0", "del a[5]", "'abc'[0] = 'x'", "(1,)[0] = 2"):
    try:
        exec(source)
    except Exception as e:
        print(type(e).__name__, e)
