# Dispatch through a dict of functions.
def add(a, b): return a + b
def sub(a, b): return a - b
table = {"+": add, "-": sub, "*": lambda a, b: a * b}
for op in "+-*/":
    try:
        print(table[op](6, 3))
    except KeyError as e:
        print("unknown", e)
