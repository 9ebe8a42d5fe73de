# Scope of a class inside a function: reads locals of the function, own names first.
def f(x):
    class C:
        y = x
        z = y + 1

        def get(self):
            return x, C.z

        def change(self):
            nonlocal x
            x += 1
            return x

    return C

C = f(10)
print(C().get(), C().change(), C().change(), C.y)
