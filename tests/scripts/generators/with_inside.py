# A with block across yields.
class Manager:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__ if kind else None)
        return kind is ValueError

def g():
    with Manager():
        yield 1
        yield 2
    yield 3

print(list(g()))
it = g()
next(it)
print(it.throw(ValueError))
it = g()
next(it)
it.close()
