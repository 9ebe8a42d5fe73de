from functools import partial


class P(partial):
    def __new__(cls, f, *args):
        self = super().__new__(cls, f, *args)
        self.label = "made"
        return self

    def __call__(self, *args):
        return "called", super().__call__(*args)


p = P(max, 3)
print(p(5), p.label, p.args, isinstance(p, partial), type(p).__name__)
print(partial(p, 1)(9))


class C:
    method = partial(lambda *args: args, 1)


print(C().method(2))
