# A class body reads a variable of its function, and can rebind it with nonlocal.
def outer():
    y = 1

    class C:
        a = y

        class D:
            nonlocal y
            y = 5

    return C.a, y

print(outer())
