# stress: no (deep recursion)
from _helper_limits import too_deep

class C:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, name):
        return getattr(self, name + "x") if len(name) < 5 else self.zzzzzzz

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)

    def __len__(self):
        return len(self)

    def __bool__(self):
        return bool(self)

    def __add__(self, other):
        return self + other

    def __getitem__(self, i):
        return self[i]

    def __call__(self):
        return self()

    def __iter__(self):
        return iter(self)

    def __contains__(self, x):
        return x in self

    def __neg__(self):
        return -self

c = C()
for f in (repr, hash, len, bool, iter, lambda c: c.a, lambda c: c == 1, lambda c: c + 1, lambda c: c[0], lambda c: c(), lambda c: 1 in c, lambda c: -c, lambda c: not c, str, lambda c: {c: 1}, lambda c: "%s" % c, lambda c: f"{c}", lambda c: [c].count(1) and c == 2):
    print(too_deep(f, c), end=" ")
print()
