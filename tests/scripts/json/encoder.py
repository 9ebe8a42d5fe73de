import json

e = json.JSONEncoder()
print(e.encode([1, "é", {"a": None}]), e.encode("x"), e.item_separator, e.key_separator)
print(e.__dict__)
e = json.JSONEncoder(indent=1, sort_keys=True, ensure_ascii=False, default=str)
print(e.encode({"b": ["é"], "a": 1j}), repr(e.item_separator), sorted(e.__dict__))
e = json.JSONEncoder(separators=(",", ";"), skipkeys=True)
print(e.encode({"b": [1, 2], (): 1}), "".join(e.iterencode([1, {"a": 2}])))
e.key_separator = " = "
e.sort_keys = True
print(e.encode({"b": 1, "a": 2}))
print(json.JSONEncoder, type(e).__name__, json.JSONEncoder.__mro__, json.JSONEncoder.item_separator)
print(hasattr(e, "default"), "encode" in dir(e), "indent" in dir(e))
