# The name of an except clause is deleted at the clause's end.
e = "before"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    e
except NameError as error:
    print(error)
try:
    raise ValueError
except ValueError as e:
    del e
try:
    raise ValueError
except ValueError as e:
    e = 5

def f():
    try:
        raise ValueError
    except ValueError as x:
        pass
    return x

try:
    f()
except UnboundLocalError as error:
    print(error)
