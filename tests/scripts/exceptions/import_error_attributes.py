e = ImportError("no module", name="abc", path="/x")
print(e.name, e.path, e.msg, e, e.args)
e = ImportError("m")
print(e.name, e.path, e.msg)
e = ImportError()
print(e.msg, repr(str(e)))
try:
    import does_not_exist_at_all
except ModuleNotFoundError as e:
    print(e, e.name, type(e).__name__)
try:
    ImportError("a", nme="b")
except TypeError as e:
    print(e)
