# What a sequence pattern asks a subclass of list for.
class L(list):
    def __len__(self):
        return super().__len__()

    def __getitem__(self, i):
        print("item", i)
        return super().__getitem__(i)

    def __iter__(self):
        print("iter")
        return super().__iter__()


def f(x):
    match x:
        case [_, _, _]:
            return "three"
        case [a, *_, b]:
            return a, b
        case [a]:
            return a


print(f(L([1, 2, 3])))
print(f(L([1, 2, 3, 4])))
print(f(L([1])))


class Bad(list):
    def __len__(self):
        raise ValueError("no length")


try:
    f(Bad())
except ValueError as e:
    print(e)
