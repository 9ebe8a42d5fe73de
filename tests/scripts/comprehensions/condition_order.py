# Conditions and iterables are evaluated in reading order.
def note(x, result):
    print(x, end=" ")
    return result

print([note("item", x) for x in note("outer", [1, 2]) if note("if1", x > 1) for y in note("inner", [3]) if note("if2", True)])
