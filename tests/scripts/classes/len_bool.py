# Truth by __bool__, then __len__.
class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

class B(L):
    def __bool__(self):
        return True

print(bool(L(0)), bool(L(2)), len(L(3)), bool(B(0)), not L(0))
print("yes" if L(0) else "no", L(0) or "or", L(1) and "and")

class Bad:
    def __init__(self, result):
        self.result = result

    def __len__(self):
        return self.result

    def __bool__(self):
        return self.result

for r in (-1, "x", 1.5):
    try:
        len(Bad(r))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    bool(Bad(5))
except TypeError as e:
    print(e)
