from functools import total_ordering

try:
    @total_ordering
    class Empty:
        pass
except ValueError as e:
    print(e)


@total_ordering
class Child(int):
    pass


print(Child(1) < Child(2), Child(3) >= 3)


@total_ordering
class Odd:
    def __lt__(self, other):
        return "yes"

    def __eq__(self, other):
        return []


print(Odd() < 1, Odd() <= 1, Odd() > 1, Odd() >= 1)


class Base:
    def __lt__(self, other):
        raise KeyError("lt")


@total_ordering
class Derived(Base):
    pass


try:
    Derived() >= Derived()
except KeyError as e:
    print("KeyError", e)
