# An exception in __bool__ at each place that asks for truth.
class B:
    def __bool__(self):
        raise ValueError("bool")

b = B()
def in_if():
    if b:
        pass

def in_while():
    while b:
        pass

for call in (in_if, in_while, lambda: not b, lambda: b and 1, lambda: b or 1, lambda: 1 if b else 2, lambda: [x for x in [1] if b], lambda: all([b]), lambda: bool(b)):
    try:
        call()
        print("no error")
    except ValueError as e:
        print(e)
def in_assert():
    assert b

try:
    in_assert()
except ValueError as e:
    print(e)
