# check: stderr
def g():
    yield 1
    raise SystemExit(5)

print(list(g()))
