class E(Exception):
    def __str__(self):
        return "<" + ", ".join(map(str, self.args)) + ">"

class R(Exception):
    def __repr__(self):
        return "R!"

print(E(1, 2), repr(E(1, 2)), [E(3)])
print(str(R("x")), repr(R("x")), "%s %r" % (R("y"), R("y")))
print(f"{E(5)} {E(6)!r}")
