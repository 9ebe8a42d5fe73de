# What may stand behind except*.
def run(exception, types):
    try:
        try:
            raise exception
        except* types as e:
            print("handled", repr(e))
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__context__))


run(ValueError(1), ExceptionGroup)
run(ValueError(1), BaseExceptionGroup)
run(ValueError(1), (ValueError, ExceptionGroup))
run(ExceptionGroup("g", [ValueError(1)]), int)
run(ExceptionGroup("g", [ValueError(1)]), 5)
run(ExceptionGroup("g", [ValueError(1)]), (ValueError, 5))
run(ExceptionGroup("g", [ValueError(1)]), Exception)
run(ExceptionGroup("g", [ValueError(1)]), ())
run(ValueError(1), BaseException)


def types():
    print("evaluated")
    return OSError


try:
    try:
        raise ValueError
    except* ValueError:
        print("handled")
    except* types():
        print("wrong")
except BaseException as e:
    print("wrong")
