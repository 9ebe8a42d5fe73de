# An exception that is no group is wrapped for the clause.
try:
    raise ValueError(1)
except* ValueError as e:
    print(repr(e), e.exceptions, e.__traceback__ is None, type(e.exceptions[0].__traceback__).__name__)
try:
    raise KeyboardInterrupt
except* KeyboardInterrupt as e:
    print(repr(e))
try:
    try:
        raise ValueError(1)
    except* ValueError:
        raise
except ValueError as e:
    print("plain again?", repr(e))
except ExceptionGroup as e:
    print("group", repr(e))
try:
    try:
        raise ValueError(1)
    except* TypeError:
        pass
except ValueError as e:
    print(repr(e), e.__context__)
try:
    try:
        raise ValueError(1)
    except* ValueError as e:
        raise OSError(2)
except OSError as e:
    print(repr(e), repr(e.__context__))
