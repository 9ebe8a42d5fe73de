for e in (KeyError(), KeyError("k"), KeyError(1), KeyError("a", "b"), KeyError(""), KeyError((1, 2))):
    print(str(e), "|", repr(e))
try:
    {}["missing"]
except KeyError as e:
    print(e, e.args)
class MyKey(KeyError):
    pass
print(MyKey("x"))
