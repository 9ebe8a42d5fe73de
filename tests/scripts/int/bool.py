print(True + True, True * 5, True & False, True | False, True ^ True, True & 3, False | 4, True - False)
print(type(True & False), type(True & 1), type(True + 0), ~True, -True, +True)
print(repr(True), str(False), int(True), bool(), bool(0), bool(2 ** 100), bool(""), bool([0]), bool(0.0))
print(True == 1, True is True, True < 2, isinstance(True, int), bool.__mro__)
