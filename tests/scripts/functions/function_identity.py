# Functions compare by identity and can be dict keys.
def make():
    def f():
        pass
    return f

a = make()
b = make()
print(a == a, a == b, a != b)
table = {a: "a", b: "b"}
print(table[a], table[b])
print(callable(a), callable(1), callable(int), callable(len))
print(type(a).__name__, type(len).__name__, type(lambda: 0).__name__)
