# close of a generator that hasn't started runs nothing.
def g():
    print("never")
    try:
        yield 1
    finally:
        print("never")

it = g()
it.close()
print(list(it))
