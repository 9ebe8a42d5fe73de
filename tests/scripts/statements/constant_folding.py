# Folded expressions give the same as computed ones.
a, b, c = 2, 3, 10
print(2 + 3 * 10, a + b * c, 2 ** 3 ** 2, a ** b ** a, -2 ** 2, -(a ** 2))
print(7 // -2, 7 % -2, -7 // 2, -7 % 2, 7.5 // 2, -7.5 % 2)
print("ab" * 3, "ab" + "cd", (1, 2) + (3,), (0,) * 3, "abc"[1], (1, 2, 3)[-1])
print(1 << 70, 1 << 3 + 1, ~5, not 0, not "x", 5 & 3 | 8 ^ 2)
for source in ("1 / 0", "1 // 0", "1 % 0", "'a' + 1", "'abc'[5]", "2 ** -1", "1 << -1", "-'a'", "(1, 2)[2]"):
    try:
        print(eval(source))
    except Exception as e:
        print(type(e).__name__, e)
