# What __import__ takes for globals and fromlist.
print(__import__("math", None, None, True).__name__, __import__("math", "globals", 5, []).__name__)
for args in (("math", "globals", None, None, 1), ("math", 5, None, (), 1), ("math", None, None, (), -1), (5,), ("",)):
    try:
        __import__(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
