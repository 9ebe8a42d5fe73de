for step in (1, 2, 3, -1, -2, -7, 20):
    for start in (None, 0, 2, -3, 12):
        for stop in (None, 0, 5, -1, 12, -12):
            a = list(range(10))
            del a[start:stop:step]
            print(step, start, stop, a)
