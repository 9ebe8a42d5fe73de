# __getattribute__ is asked for everything.
class C:
    x = 1

    def __getattribute__(self, name):
        print("asked", name)
        if name == "hidden":
            raise AttributeError("hidden!")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "fallback " + name

c = C()
c.y = 2
print(c.x, c.y, c.hidden, c.z)
