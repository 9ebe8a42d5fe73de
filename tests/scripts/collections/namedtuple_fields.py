from collections import namedtuple
print(namedtuple("A", ["a", "b"])(1, 2), namedtuple("A", "a,b")(1, 2), namedtuple("A", "a, b")(1, 2), namedtuple("A", ("q",))(1))
print(namedtuple("E", "")(), namedtuple("E", [])._fields, namedtuple("A", "a b").__match_args__)
print(namedtuple("R", ["x", "x", "_y", "def", "1", "ok"], rename=True)._fields)
A = namedtuple("A", (n for n in "abc"))
print(A(1, 2, 3))
