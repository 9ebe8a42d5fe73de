import types

c = types.CellType(5)
print(c.cell_contents)
c.cell_contents = 6
print(c.cell_contents)
try:
    types.CellType().cell_contents
except ValueError as e:
    print(e)
try:
    types.CellType(1, 2)
except TypeError as e:
    print(e)
