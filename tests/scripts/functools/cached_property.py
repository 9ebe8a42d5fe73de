from functools import cached_property


class C:
    @cached_property
    def value(self):
        "the value's doc"
        print("computing")
        return [1]


c = C()
print(c.value is c.value, c.__dict__, C.value.__doc__, type(C.value).__name__, C.value.attrname)
c.value = 5
print(c.value)
del c.value
print(c.value, hasattr(c, "value"))


class D(C):
    pass


print(D().value)
