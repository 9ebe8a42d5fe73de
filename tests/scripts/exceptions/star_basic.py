# except* takes its part of a group; the rest goes on.
def run(exception):
    try:
        try:
            raise exception
        except* ValueError as e:
            print("ValueError:", repr(e))
        except* (TypeError, KeyError) as e:
            print("TypeError or KeyError:", repr(e))
        else:
            print("else")
        finally:
            print("finally")
        print("done")
    except BaseException as e:
        print("left:", repr(e))


run(ExceptionGroup("g", [ValueError(1), TypeError(2), ValueError(3)]))
run(ExceptionGroup("g", [OSError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3), OSError(4)])]))
run(ExceptionGroup("g", [KeyError(1)]))
run(ExceptionGroup("g", [OSError(1)]))
run(ValueError("naked"))
run(OSError("naked, unhandled"))
run(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1)]))
try:
    pass
except* ValueError:
    print("wrong")
else:
    print("else")
