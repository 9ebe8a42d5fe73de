# !r, !s and !a.
class C:
    def __repr__(self):
        return "repr é"

    def __str__(self):
        return "str é"

    def __format__(self, spec):
        return "format " + spec

c = C()
print(f"{c} {c!r} {c!s} {c!a} {c:x} {c!r:>8} {c!s:8}|")
print(f"{'é'!a} {'q'!r} {5!r}")
