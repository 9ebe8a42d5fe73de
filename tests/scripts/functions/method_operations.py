# The operations of a bound method are its own, not its function's.
class Thing:
    def method(self, value):
        "doc"
        return value


thing = Thing()


def function(value):
    return value


print(thing.method.__call__(5), thing.method.__call__.__call__(6), function.__call__.__call__(7), len.__call__.__call__("ab"))
print(thing.method.__eq__(thing.method), thing.method.__eq__(Thing().method), thing.method.__ne__(thing.method))
print(thing.method.__hash__() == hash(thing.method), thing.method.__repr__()[:21])
print(thing.method.__doc__, thing.method.__name__, thing.method.__qualname__, thing.method.__module__)


@[function][0].__call__.__call__
def decorated():
    pass


print(decorated.__name__)
