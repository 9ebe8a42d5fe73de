def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

import uctypes

data = bytearray(8)
s = uctypes.struct(uctypes.addressof(data), {"a": uctypes.UINT8 | 0, "s": (0, {"x": 0}), "h": (uctypes.ARRAY | 0, uctypes.INT16 | 4), "p": (uctypes.PTR | 0, uctypes.UINT8)})
small = uctypes.struct(b"abc", {"x": uctypes.UINT16 | 2, "y": uctypes.UINT8 | 0})
for f in (lambda: small.x, lambda: setattr(small, "y", 1), lambda: s.zz, lambda: setattr(s, "zz", 1), lambda: setattr(s, "s", 1), lambda: setattr(s, "h", 1),
          lambda: s.h[4], lambda: s.h[-1], lambda: s["a"], lambda: s[0], lambda: s.h["a"], lambda: s.h[0:1], lambda: setattr(s, "a", "x"), lambda: setattr(s, "a", 2**70),
          lambda: delattr(s, "a"), lambda: s.h.__delitem__(0), lambda: len(s), lambda: int(s), lambda: hash(s), lambda: s.h.x, lambda: list(s.p)):
    show(f)
for d in ([], 5, {"x": []}, {"x": (1,)}, {"x": (1, 2, 3, 4)}, {"x": (uctypes.ARRAY, {})}, {"x": (0, 5)}, {"x": "a"}, {"x": -1}, {"x": (uctypes.PTR, 1, {})}, {"x": (uctypes.ARRAY, uctypes.BFUINT8 | 4)}):
    show(lambda: uctypes.struct(1, d).x)
for args in ((), (1,), ("a", {}), (1, {}, 9), (-1, {}), (2**70, {}), (1, {}, "x")):
    show(uctypes.struct, *args)
show(lambda: uctypes.struct(0, {"a": 0}).a)
for args in ((0, 1), (0, 0), (1, -1), ("a", 1), (1,)):
    show(uctypes.bytes_at, *args)
    show(uctypes.bytearray_at, *args)
for v in (5, {"a": ()}, "x", None):
    show(uctypes.sizeof, v)
d = {}
d["a"] = (0, d)
show(uctypes.sizeof, d)
show(uctypes.addressof, 1)
