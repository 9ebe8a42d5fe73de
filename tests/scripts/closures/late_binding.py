# A closure sees the variable, not the value it had.
functions = [lambda: i for i in range(3)]
print([f() for f in functions])

def make():
    result = []
    for i in range(3):
        result.append(lambda: i)
    i = "end"
    return result

print([f() for f in make()])
