# Keys whose __hash__ and __eq__ change the dict.
class Key:
    def __init__(self, n, action=None):
        self.n = n
        self.action = action

    def __hash__(self):
        return 7

    def __eq__(self, other):
        for key in (self, other):
            if isinstance(key, Key) and key.action:
                action, key.action = key.action, None
                action()
        return isinstance(other, Key) and self.n == other.n

d = {Key(i): i for i in range(4)}
print(len(d))
probe = Key(2, lambda: d.update({Key(100 + i): i for i in range(20)}))
print(d.get(probe), len(d))
probe = Key(99, lambda: d.clear())
print(d.get(probe), len(d))
s = {Key(i) for i in range(3)}
probe = Key(50, lambda: s.update(Key(200 + i) for i in range(30)))
print(probe in s, len(s))
s.add(Key(51, s.clear))
print(len(s) in (1, 34))
