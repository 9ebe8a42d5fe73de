for it in (iter([]), iter(()), iter(range(1)), iter(range(10**30)), reversed([]), reversed(()), reversed(range(2)),
           iter(int, 1), enumerate([]), zip(), map(int, []), filter(None, [])):
    print(type(it).__name__, iter(it) is it, hasattr(it, '__next__'))
