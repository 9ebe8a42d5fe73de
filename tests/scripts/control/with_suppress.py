# A true result of __exit__ suppresses the exception.
class Suppress:
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self.kinds)

with Suppress(ValueError):
    raise ValueError
print("suppressed")
try:
    with Suppress(ValueError):
        raise KeyError("not this")
except KeyError as e:
    print(e)

def f():
    with Suppress(ValueError):
        return "value"
    return "never"

def g():
    with Suppress(ValueError):
        raise ValueError
    return "after"

print(f(), g())
