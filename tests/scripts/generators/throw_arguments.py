# throw(type, value, traceback): what value may be.
def echo():
    while True:
        try:
            yield
        except ValueError as error:
            print("caught", repr(error))


try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
generator = echo()
next(generator)
for args in [
    (ValueError,), (ValueError, "text"), (ValueError, TypeError(1)), (ValueError, UnicodeError("sub")),
    (ValueError, ("two", "args")), (ValueError, ()), (ValueError("made"), None), (ValueError("made"), "more"),
    (ValueError, "text", 23), (ValueError, "text", traceback), (ValueError, None, None), (list,), ("text",), (None,),
]:
    try:
        generator.throw(*args)
    except TypeError as error:
        print(error)
        generator = echo()
        next(generator)
