# __repr__ and __str__, and who uses which.
class R:
    def __repr__(self):
        return "<R>"

class S(R):
    def __str__(self):
        return "<S>"

for x in (R(), S()):
    print(x, str(x), repr(x), [x], "%s %r" % (x, x), "{} {!r} {!s}".format(x, x, x), f"{x} {x!r}")

class Bad:
    def __repr__(self):
        return 5

    def __str__(self):
        return None

for call in (lambda: repr(Bad()), lambda: str(Bad()), lambda: "%s" % Bad(), lambda: [Bad()].__repr__()):
    try:
        call()
    except TypeError as e:
        print(e)
