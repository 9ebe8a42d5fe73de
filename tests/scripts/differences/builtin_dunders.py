# The special methods of built-in types are derived from what the types can do, and made when they are asked for: they
# are equal, but not the same each time, and __dict__ has others.
print(list.__len__([1, 2]), int.__add__(2, 3), "abc".__contains__("b"))
print(list.__len__ == list.__len__, list.__len__ is list.__len__, list.__dict__["__len__"] == list.__len__)
print("append" in list.__dict__, hasattr(list, "__neg__"))
