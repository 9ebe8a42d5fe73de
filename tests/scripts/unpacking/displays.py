# Unpacking in displays.
a, b = [1, 2], "xy"
print([*a, *b], (*a, 0, *b), {**{"k": 1}, "j": 2, **{"k": 3}}, sorted({*a, *a, 5}))
print((*[],), [*range(3), *(x for x in a)])
t = *a, *b
print(t)
print(*a, *b, sep="-")
try:
    [*5]
except TypeError as e:
    print(e)
try:
    {**5}
except TypeError as e:
    print(e)
try:
    {**[1]}
except TypeError as e:
    print(e)
