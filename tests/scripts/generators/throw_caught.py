# throw raises at the yield; the generator may catch and go on.
def g():
    while True:
        try:
            x = yield "ready"
            print("x", x)
        except ValueError as e:
            print("caught", e)
            yield "handled"

it = g()
print(next(it))
print(it.throw(ValueError("one")))
print(next(it))
print(it.throw(ValueError))
