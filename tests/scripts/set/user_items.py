class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return self.n % 4
    def __eq__(self, other):
        return self.n == other.n

s = {K(i) for i in range(30)}
print(len(s), K(29) in s, K(30) in s)
s -= {K(i) for i in range(0, 30, 2)}
print(sorted(k.n for k in s))
print(len(s | {K(1), K(100)}), len(s & {K(1), K(2)}))
