class F:
    def __format__(self, spec):
        return "F(%s)" % spec
print(format(5), format(5, "03d"), format(3.14159, ".2f"), format("a", ">4"), format(F(), "xyz"), format(F()))
print(format(255, "#x"), format([1]), format(True))
for value, spec in ((1, 2), ([1], "d")):
    try:
        format(value, spec)
    except TypeError as e:
        print(e)
