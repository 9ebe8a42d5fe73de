# A bare raise re-raises the exception being handled.
def again():
    raise

try:
    try:
        raise ValueError("v")
    except ValueError:
        again()
except ValueError as e:
    print(repr(e), e.__context__)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise KeyError("second")
        except KeyError:
            pass
        raise
except ValueError as e:
    print(repr(e))
