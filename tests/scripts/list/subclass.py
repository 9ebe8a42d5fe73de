class Stack(list):
    def __init__(self, *items, name='stack'):
        super().__init__(items)
        self.name = name
    def push(self, x):
        self.append(x)
    def __getitem__(self, i):
        return ('got', super().__getitem__(i))
s = Stack(1, 2, name='s')
s.push(3)
print(s, s.name, s[0], len(s), s == [1, 2, 3], isinstance(s, list), s[1:])
s.sort(reverse=True)
print(s, sorted(s), [*s], list(s))
class Plain(list):
    pass
print(Plain('ab'), Plain(), Plain([1]) + [2], Plain([1]) * 2)
