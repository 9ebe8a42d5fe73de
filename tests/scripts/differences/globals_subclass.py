# Global variables are looked up in the table of a dict: methods that a subclass of dict overrides are not called.
class D(dict):
    def __missing__(self, key):
        return 42

    def __setitem__(self, key, value):
        print("set", key)

space = D()
try:
    eval("missing", space)
except NameError as e:
    print(e)
print(eval("missing", {}, D()))
