# Leaving an except clause with continue, break and return restores the exception state.
import sys
for i in range(3):
    try:
        raise ValueError(i)
    except ValueError:
        if i < 2:
            continue
        break
print(sys.exc_info()[0])

def f():
    while True:
        try:
            raise KeyError
        except KeyError as e:
            return repr(e)

print(f(), sys.exc_info()[0])
try:
    try:
        raise ValueError("one")
    except ValueError:
        raise KeyError("two")
except KeyError:
    pass
print(sys.exc_info()[0])
