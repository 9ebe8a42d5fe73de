# check: stderr
# The traceback of what is left.
def fail(e):
    raise e


def f():
    try:
        fail(ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [OSError(3), ValueError(4)])]))
    except* ValueError as e:
        fail(KeyError("in the clause"))
    except* TypeError:
        raise


f()
