import io
import json


class Complex(json.JSONEncoder):
    item_separator = " , "

    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


class Named(json.JSONEncoder):
    def __init__(self, *, name="x", **kw):
        super().__init__(**kw)
        self.name = name

    def default(self, o):
        return self.name


class Pieces(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        yield "<"
        yield from super().iterencode(o, _one_shot)
        yield ">"


class Whole(json.JSONEncoder):
    def encode(self, o):
        return "(" + super().encode(o) + ")"


class Given:
    def __init__(self, **kw):
        print(sorted(kw.items(), key=lambda p: p[0]))

    def encode(self, o):
        return repr(o)


print(json.dumps({"a": 1j, "b": [2 + 1j]}, cls=Complex))
print(Complex().encode([1j, 2]), Complex(indent=2).encode([1j]))
try:
    json.dumps({1}, cls=Complex)
except TypeError as e:
    print(e)
print(json.dumps([object()], cls=Named, name="n", indent=1), json.dumps([object()], cls=Named))
print(json.dumps([1], cls=Pieces), Pieces().encode([2]), Pieces().encode("s"))
f = io.StringIO()
json.dump([1], f, cls=Pieces)
json.dump(obj={"b": 1, "a": 2}, fp=f, cls=json.JSONEncoder, sort_keys=True)
print(f.getvalue())
print(json.dumps("a", cls=Whole), json.dumps(obj=[1], cls=Whole, separators=(";", ":")))
print(json.dumps(1, cls=Given, indent=3, other=4), json.dumps(2, cls=None))
