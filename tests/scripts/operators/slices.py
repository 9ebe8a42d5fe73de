# Slices of lists, strings, tuples, bytes, ranges.
for s in ([0, 1, 2, 3, 4], "01234", (0, 1, 2, 3, 4), b"01234", range(5)):
    print(s[1:3], s[:2], s[3:], s[:], s[::2], s[::-1], s[-2:], s[:-2], s[10:], s[-10:2], s[3:1], s[4:1:-2], s[None:None:None])
for s in ([1], "a", (1,), b"a", range(1)):
    try:
        s[::0]
    except ValueError as e:
        print(e)
    try:
        s["a":]
    except TypeError as e:
        print(e)
