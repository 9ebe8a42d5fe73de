# and, or: short circuit, the value is an operand.
def note(x):
    print("eval", x)
    return x

print(note(1) and note(0) and note(2))
print(note(0) or note("") or note("x") or note("y"))
print(note(1) and note(2) or note(3))
print(not note(0), not not note([]))
print(None or [], 0 and 1, "" or 0, 1 and "a")
x = 5
if x > 3 and (x < 10 or note("not evaluated")):
    print("yes")
while not (x < 3 or x == 100):
    x -= 1
print(x)
