# __closure__ and cell_contents.
def outer():
    a = 1
    b = [2]

    def inner():
        return a, b

    return inner

f = outer()
print([c.cell_contents for c in f.__closure__])

def plain():
    pass

print(plain.__closure__)
print(f.__code__.co_freevars)
