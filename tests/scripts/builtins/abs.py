class A:
    def __abs__(self):
        return "abs!"
print(abs(-3), abs(3), abs(0), abs(-2.5), abs(True), abs(3 + 4j), abs(A()), abs(-10**30))
for x in ("a", None, [1]):
    try:
        abs(x)
    except TypeError as e:
        print(e)
