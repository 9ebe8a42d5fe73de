# Attributes of instances of subclasses of types whose objects differ in size.
class S(str):
    pass
class B(bytes):
    pass
class I(int):
    pass
class T(tuple):
    pass

kept = []
for n in range(20):
    for kind, value in ((S, "a" * n), (B, b"b" * n), (I, 1 << 13 * n), (T, range(n))):
        x = kind(value)
        x.one, x.two, x.three = n, [n], str(n)
        kept.append(x)
print(all((x.one, x.two, x.three) == (i // 4, [i // 4], str(i // 4)) for i, x in enumerate(kept)))
print(kept[12:16], [len(x) if type(x) != I else x.bit_length() for x in kept])
