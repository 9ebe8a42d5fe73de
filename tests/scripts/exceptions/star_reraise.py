# What clauses raise, and what they raise again, is put together.
import sys


def run(f):
    try:
        f()
    except BaseException as e:
        def show(e, depth):
            print("  " * depth + repr(e), "context", repr(e.__context__), "cause", repr(e.__cause__))
            for item in getattr(e, "exceptions", ()):
                show(item, depth + 1)
        show(e, 0)


def group():
    return ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [OSError(3), ValueError(4)])])


def again():
    try:
        raise group()
    except* ValueError:
        raise


def both_again():
    try:
        raise group()
    except* ValueError:
        raise
    except* TypeError:
        raise


def raise_e():
    try:
        raise group()
    except* ValueError as e:
        raise e


def other():
    try:
        raise group()
    except* ValueError:
        raise KeyError("other")


def others():
    try:
        raise group()
    except* ValueError:
        raise KeyError("one")
    except* TypeError as e:
        raise IndexError("two") from e
    except* OSError:
        raise


def all_handled_but_one():
    try:
        raise group()
    except* (ValueError, OSError):
        pass
    except* TypeError:
        raise KeyError("other")


for f in again, both_again, raise_e, other, others, all_handled_but_one:
    print(f.__name__)
    run(f)
print(sys.exc_info())
