# __len__ that gives no usable length.
class A:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

for n in (2 ** 70, -(2 ** 70), -1, "x", 1.0, None, True):
    for f in (len, bool):
        try:
            print(f(A(n)))
        except (OverflowError, ValueError, TypeError) as e:
            print(type(e).__name__, e)
