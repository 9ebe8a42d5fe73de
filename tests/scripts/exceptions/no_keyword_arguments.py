for make in (lambda: ValueError(x=1), lambda: KeyError("a", y=2), lambda: ImportError(x=1), lambda: OSError(1, x=2),
             lambda: NameError("a", obj=1), lambda: BaseException(a=1), lambda: StopIteration(value=3)):
    try:
        print(repr(make()))
    except TypeError as e:
        print(e)
