def attempt(*args, **kw):
    try:
        print(dict(*args, **kw))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

attempt(1)
attempt([1])
attempt([(1, 2), 3])
attempt([(1,)])
attempt([(1, 2, 3)])
attempt([(1, 2), (1, 2, 3)])
attempt({}, {})
attempt([([], 1)])
