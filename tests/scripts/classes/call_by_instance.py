# __call__ may be a callable instance itself; a chain without end is a RecursionError.
class Tail:
    def __call__(self, *args, **keywords):
        return args, keywords


class Head:
    __call__ = Tail()


print(Head()(1, 2, three=3))


class Ring:
    pass


class Other:
    pass


Ring.__call__ = Other()
Other.__call__ = Ring()
for args in (), range(12):
    try:
        Ring()(*args)
    except RecursionError as error:
        print(type(error).__name__)
