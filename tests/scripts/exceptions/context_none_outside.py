try:
    1 / 0
except ZeroDivisionError:
    pass
try:
    int("q")
except ValueError as e:
    print(e.__context__)
try:
    try:
        raise KeyError
    finally:
        [][1]
except IndexError as e:
    print(repr(e.__context__))
