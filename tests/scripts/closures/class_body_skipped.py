# Methods do not see the names of the class body; the body sees the function around it.
def outer():
    x = "function"

    class C:
        x = "class"
        seen = x

        def method(self):
            return x

    return C.seen, C().method()

print(outer())
