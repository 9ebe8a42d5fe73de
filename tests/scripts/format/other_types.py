class A:
    def __format__(self, spec):
        return "A(" + spec + ")"
class B:
    def __format__(self, spec):
        return 5
print(format(A(), "xyz"), format(A()), "{:q}".format(A()), f"{A():{'z'}}")
for f in (lambda: format([], "5"), lambda: format(None, "5"), lambda: format({}, "x"), lambda: format(1, 2),
        lambda: format(B(), ""), lambda: format((), "s")):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(format([1, 2]), format(None), format((), ""))
