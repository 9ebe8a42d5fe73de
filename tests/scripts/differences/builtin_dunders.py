# The special methods of built-in types are derived from what the types can do: their types are not those of CPython.
print(list.__len__([1, 2]), int.__add__(2, 3), "abc".__contains__("b"))
print("append" in list.__dict__, hasattr(list, "__neg__"))
print(type(list.__len__) is type(list.append), type(list.__len__).__name__)
