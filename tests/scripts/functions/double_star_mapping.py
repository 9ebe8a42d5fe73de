# ** takes any object with keys() and __getitem__.
class Mapping:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2

def f(**kwargs):
    return kwargs

print(f(**Mapping()))
print(f(a=1, **Mapping()))
