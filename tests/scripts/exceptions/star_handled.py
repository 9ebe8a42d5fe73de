# What sys.exc_info() says inside the clauses and afterwards; the name is gone at the end.
import sys

try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
except* ValueError as e:
    print(repr(sys.exc_info()[1]), sys.exc_info()[1] is e)
    try:
        raise KeyError
    except KeyError as k:
        print(repr(k.__context__))
    print(repr(sys.exc_info()[1]))
except* TypeError:
    print(repr(sys.exc_info()[1]))
except* OSError:
    pass
print(sys.exc_info())
try:
    e
except NameError as error:
    print(error)


def f():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


print(f())


def g():
    try:
        raise ExceptionGroup("g", [ValueError(1), OSError()])
    except* ValueError as e:
        def inner():
            return e
        try:
            yield repr(e)
        finally:
            print("in finally", repr(sys.exc_info()[1]))
    except* OSError as e:
        yield repr(inner.__closure__[0].cell_contents)


i = g()
print(next(i), sys.exc_info())
print(next(i))
print(next(i, "end"))
