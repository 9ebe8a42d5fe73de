# Trailing commas in definitions and calls.
def f(
    a,
    b=1,
):
    return a, b

print(f(1, 2,))
print(f(*[1, 2],))
print(f(**{"a": 1},))
print(f(
    1,
    b=5,
))
