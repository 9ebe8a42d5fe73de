from functools import update_wrapper, wraps, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES

print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)


def wrapped(a: int) -> str:
    "the doc"


wrapped.attribute = 1


@wraps(wrapped)
def wrapper(*args):
    return args


print(wrapper.__name__, wrapper.__qualname__, wrapper.__doc__, wrapper.attribute, wrapper.__wrapped__ is wrapped)
print(wrapper.__annotations__, wrapper(1), wrapper.__module__)


def other():
    pass


print(update_wrapper(other, wrapped, ("__doc__",), ()) is other, other.__name__, other.__doc__, hasattr(other, "attribute"))


@wraps(len)
def length(x):
    pass


print(length.__name__, length.__wrapped__ is len)


class NoName:
    def __call__(self):
        pass


def plain():
    pass


print(update_wrapper(plain, NoName(), updated=()).__name__)
w = wraps(wrapped, assigned=("__name__",), updated=[])(lambda: 1)
print(w.__name__, w.__doc__)
