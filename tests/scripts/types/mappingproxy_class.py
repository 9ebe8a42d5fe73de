from types import MappingProxyType


class M:
    def __getitem__(self, key):
        if key == 9:
            raise KeyError(key)
        return key * 2

    def keys(self):
        return [1, 2]

    def __len__(self):
        return 2

    def __iter__(self):
        return iter([1, 2])


p = MappingProxyType(M())
print(p[4], len(p), list(p), dict(p), p.keys())
try:
    p[9]
except KeyError as e:
    print("KeyError", e)
try:
    p.get(1)
except AttributeError as e:
    print(e)
