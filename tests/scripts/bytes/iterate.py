print(list(b"abc"), [x for x in b""], sum(b"\x01\x02\xff"), list(reversed(b"abc")), tuple(enumerate(b"ab")))
it = iter(b"x")
print(next(it), next(it, None), next(it, None))
