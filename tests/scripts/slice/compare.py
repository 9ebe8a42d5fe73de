def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print(slice(1) == slice(1), slice(1) == slice(None, 1, None), slice(1) != slice(2), slice(1, 2, 3) == (1, 2, 3))
attempt(lambda: slice(0, 1, 2) < slice(0, 1, 3))
attempt(lambda: slice(1) < 5)
attempt(lambda: slice(1, 2, 3) < slice(1, 2, None))
print(slice([1]) == slice([1]), slice(1.0) == slice(1))
