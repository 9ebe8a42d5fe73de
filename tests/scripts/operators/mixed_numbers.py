# Ints, floats, bools and complex together.
print(1 + 2.0, 3 - 1.5, 2 * 2.5, 7 // 2.0, 7 % 2.5, 2 ** 2.0, 1 / 2)
print(True + 1, True + 1.5, False * 5, True / 2, -True, +True)
print(1 + 2j, 1.5 * 2j, 2j * 2j, (1 + 2j) / 2, True + 1j)
print(type(1 + 2.0).__name__, type(True + True).__name__, type(1 + 0j).__name__)
print(1 == 1.0 == True == (1 + 0j), hash(1) == hash(1.0) == hash(True))
