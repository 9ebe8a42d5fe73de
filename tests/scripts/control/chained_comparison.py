# Chained comparisons evaluate each operand once and stop early.
def note(x):
    print("eval", x)
    return x

print(note(1) < note(2) < note(3))
print(note(1) > note(2) > note(3))
print(1 < 2 < 3 < 4, 1 < 2 > 1, 1 == 1 == 1, 3 > 2 == 2)
print(1 in [1] == True, 1 < 2 in [2], None is None is not Ellipsis)
if 0 <= note(5) < 10 and not 3 < note(2) < 4:
    print("yes")
