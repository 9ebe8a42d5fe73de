from functools import cached_property


class Slots:
    __slots__ = ()

    @cached_property
    def p(self):
        return 1


try:
    Slots().p
except TypeError as e:
    print(e)


class Late:
    pass


Late.p = cached_property(lambda self: 1)
try:
    Late().p
except TypeError as e:
    print(e)
try:
    class Two:
        a = cached_property(lambda self: 1)
        b = a
except (TypeError, RuntimeError) as e:
    print(type(e).__name__ in ("TypeError", "RuntimeError"))


class Raises:
    @cached_property
    def p(self):
        raise KeyError("p")


r = Raises()
for _ in range(2):
    try:
        r.p
    except KeyError as e:
        print(e)
print(r.__dict__)
