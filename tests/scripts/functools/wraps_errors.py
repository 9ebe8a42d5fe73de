from functools import update_wrapper, wraps


def f():
    pass


class Slots:
    __slots__ = ()


for call in (lambda: wraps(f)(Slots()), lambda: update_wrapper(Slots(), Slots(), (), ()),
             lambda: update_wrapper(f, f, 3), lambda: update_wrapper(3, f),
             lambda: update_wrapper(f, f, (), ("nosuch",)) and "missing is empty"):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)


class Raises:
    @property
    def __doc__(self):
        raise ValueError("doc")


try:
    update_wrapper(f, Raises())
except ValueError as e:
    print(e)
