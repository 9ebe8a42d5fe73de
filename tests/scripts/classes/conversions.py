# __int__, __float__, __index__, __bool__, __complex__, __round__, __trunc__.
class V:
    def __int__(self):
        return 42

    def __float__(self):
        return 2.5

    def __index__(self):
        return 3

    def __round__(self, n=None):
        return "round", n

v = V()
print(int(v), float(v), hex(v), "abcdef"[v], list(range(v)), [0] * v, round(v), round(v, 2), bin(v))
class Bad:
    def __int__(self):
        return "x"

    def __index__(self):
        return 1.5

    def __float__(self):
        return 1

for call in (lambda: int(Bad()), lambda: [1][Bad()], lambda: float(Bad())):
    try:
        call()
    except TypeError as e:
        print(e)
