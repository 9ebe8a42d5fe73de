# Fields are evaluated from left to right, value before spec.
def note(x):
    print("eval", x)
    return x

print(f"{note(1)} {note(2):{note(5)}} {note('c')!r:{note(3)}}")
try:
    f"{note(1)} {1 / 0} {note(2)}"
except ZeroDivisionError as e:
    print(e)
