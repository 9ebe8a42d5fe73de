class D(dict):
    def __init__(self, n):
        super().__init__()
        for i in range(n):
            self[i] = i * i

print(D(4))
class E(dict):
    def __init__(self, a, b):
        pass
print(E(1, 2))
