# return in finally replaces what was under way.
def a():
    try:
        return 1
    finally:
        return 2

def b():
    try:
        raise ValueError
    finally:
        return "swallowed"

def c():
    for i in range(3):
        try:
            continue
        finally:
            return i

def d():
    try:
        return print("evaluated")
    finally:
        print("finally")

print(a(), b(), c(), d())
