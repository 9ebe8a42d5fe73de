# Items in parentheses, over several lines, and targets of all forms.
class M:
    def __init__(self, value=None):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *args):
        pass

with (
    M(1) as a,
    M((2, 3)) as (b, c),
):
    print(a, b, c)
with (M(4)) as d:
    print(d)
with (M(5), M(6)):
    print("two")
target = {}
with M("v") as target["k"]:
    print(target)
with M([1, 2, 3]) as [x, *y]:
    print(x, y)
