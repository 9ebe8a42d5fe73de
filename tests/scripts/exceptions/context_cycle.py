a = ValueError("a")
b = KeyError("b")
try:
    try:
        raise a
    except ValueError:
        try:
            raise b
        except KeyError:
            raise a
except ValueError as e:
    print(repr(e), repr(e.__context__), e.__context__.__context__)
e = ValueError(1)
try:
    try:
        raise e
    except ValueError:
        raise e
except ValueError as x:
    print(x.__context__)
