# Many nested finally clauses.
log = []
def f(n):
    try:
        if n:
            return f(n - 1)
        raise ValueError("bottom")
    finally:
        log.append(n)

try:
    f(20)
except ValueError as e:
    print(e, log)
