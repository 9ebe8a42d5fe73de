# Comparison results that are no bools decide by their truth.
class R:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        print("bool", self.truth)
        return self.truth

class C:
    def __lt__(self, other):
        return R(other > 1)

if C() < 2:
    print("then")
if not C() < 0:
    print("not")
print(C() < 2 and "and", (C() < 0 or "or"))
x = C() < 2
print(type(x).__name__)
while C() < 0:
    print("never")
