# break and continue in finally drop exceptions and returns.
def f():
    for i in range(3):
        try:
            raise ValueError
        finally:
            break
    return "after break", i

def g():
    n = 0
    for i in range(3):
        try:
            return "lost"
        finally:
            n += 1
            continue
    return "after continue", n

def h():
    while True:
        try:
            try:
                return "lost"
            finally:
                break
        finally:
            print("outer finally")
    return "after"

print(f(), g(), h())
