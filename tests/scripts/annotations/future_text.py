# from __future__ import annotations: they are kept as text.
"""Docs."""
from __future__ import annotations


def f(a: int, b: List[ str,int ], c: "quoted" = 1, *args: a.b .c, k: x[1:2, ::3, ...], **kw: lambda: 0) -> undefined | None:
    local: nothing[here] = 5
    return local


print(f(1, 2, k=3), f.__annotations__)


class C:
    x: undefined[int]
    y: (1 + 2) * 3 - -4 ** 5 ** ~6 = 7
    __private: also_undefined

    def method(self, x: C) -> C:
        pass


print(C.__annotations__, C.method.__annotations__)
v: Dict[str, list[tuple[()]], (int,), (int, str)]
print(__annotations__)


def g(
    a1: (a + b) * c, a2: a + b * c, a3: a - (b - c), a4: (a - b) - c, a5: (a ** b) ** c, a6: a ** (b ** c), a7: -a ** -b,
    a8: (-a) ** b, a9: not a and b or c, b1: not (a and (b or c)), b2: a < b <= c != d, b3: (a < b) < c, b4: a if b else c,
    b5: (a if b else c) if d else e, b6: a if b else (c if d else e), b7: (a, b), b8: (a,), b9: (), c1: [a, *b], c2: {a, *b},
    c3: {a: b, **c}, c4: {}, c5: [], c6: f(a, *b, c=d, **e), c7: f(x for x in y), c8: f((x for x in y), z), c9: a[b][c].d,
    d1: [x for x in y if z if w for q, r in s], d2: {x: y for x in z}, d3: {x for x in y}, d4: (x for x in (y if z else w)),
    d5: lambda a, /, b=1, *c, d, e=2, **f: (a, b), d7: (lambda: x)(), d8: lambda a, /: a, d9: 1 .real,
    e1: 1.5.real, e2: 'a' "b", e3: b'x', e4: 1j, e5: 1e400, e6: None, e7: True, e8: ..., e9: a @ b // c % d,
    f1: a << b >> c & d ^ e | f, f2: (a | b) ^ (c & d), f3: a is not b, f4: a not in b, f5: -(+(~a)),
    f7: f"x{a}y", f8: f"{a!r:>{w}}{{}}{b:%d}", f9: f"{a=}", g1: f"{ {1: 2}[1] }'\"", g2: a[b, c], g3: a[(b, c)], g4: a[b:c],
    g5: a[:], g6: a[b:c, d], g7: a[b,], g8: (yield_)(a), g9: 0xFF, h1: 1_000, h2: (a).b, h3: (a + b).c, h4: (a, b)[0],
    h5: a[lambda: b], h6: a[b if c else d], h7: not a == b, h8: (not a) == b, h9: 'it\'s' '"', i1: (a or b) and c,
    i2: (a or b) or c, i3: a[*b], i4: a[*b, c], i5: (*a, b), i6: 123456789012345678901234567890,
):
    pass


for name, text in g.__annotations__.items():
    print(name, text)
