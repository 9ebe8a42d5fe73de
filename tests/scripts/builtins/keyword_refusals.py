for f, args, kw in ((len, (), {"obj": []}), (abs, (1,), {"x": 2}), (isinstance, (1, int), {"a": 1}), ([].append, (), {"x": 1}),
                    (pow, (2,), {}), (pow, (2, 3), {"exp": 3}), (round, (), {}), (sum, (), {"iterable": [1]}), (pow, (1, 2, 3, 4), {})):
    try:
        f(*args, **kw)
    except TypeError as e:
        print(e)
