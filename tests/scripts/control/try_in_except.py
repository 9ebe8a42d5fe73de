# try statements inside except and finally.
try:
    raise ValueError("a")
except ValueError as e:
    try:
        raise KeyError("b")
    except KeyError as f:
        print(repr(f), repr(f.__context__))
    print(repr(e))
finally:
    try:
        1 / 0
    except ZeroDivisionError as g:
        print(g, g.__context__)
print("end")
