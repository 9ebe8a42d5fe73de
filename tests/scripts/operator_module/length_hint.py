import operator as o


class H:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        if isinstance(self.hint, type):
            raise self.hint("no hint")
        return self.hint


print(o.length_hint([1, 2]), o.length_hint(iter([1, 2, 3])), o.length_hint(5), o.length_hint(5, 7))
print(o.length_hint(H(4)), o.length_hint(H(NotImplemented), 9), o.length_hint(H(TypeError), 8))
print(o.length_hint((x for x in "ab"), 3), o.length_hint(range(10)), o.length_hint(iter(range(4)), 1))
for args in ((H(-1),), (H("a"),), (H(ValueError),), ([], "a"), (1, 2.0), ()):
    try:
        print(o.length_hint(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
