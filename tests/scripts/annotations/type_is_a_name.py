# type, like match, is an ordinary name elsewhere.
print(type(5))
type = 5
print(type, type + 1, type
      .real)
type: int = 6
type, x = 7, 8
print(type, x)
type = [type]
type[0] = 9
print(type)


def f(type, *, x=type):
    type = type
    return type


print(f(1), f(type=2))
