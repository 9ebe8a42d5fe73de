class P:
    x = 5
    def __getitem__(self, k):
        return "item %r" % (k,)
print("{} {}".format(1, "a"), "{1}{0}{1}".format("a", "b"), "{a}-{b}".format(a=1, b=2),
    "{0.x} {0[k]} {0[3]} {0[-1]}".format(P()))
print("{[a]}{.x}".format({"a": 1}, P()), "{a[b][c]}".format(a={"b": {"c": 3}}), "{{}} {{{}}}".format(7),
    "{0[x}y]}".format({"x}y": 1}))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}|".format("a"), "{:>{w}}|{:{}}|".format("a", "b", 3, w=4),
    "{:{}{}}".format(3, ">", 5))
