for f, args in (([].append, ()), ([].append, (1, 2)), ([].clear, (1,)), ({}.get, ()), ("".join, ()), ([].insert, (1,)),
                ([].pop, (1, 2)), ({}.keys, (1,)), ("".upper, (1,)), (set().add, ())):
    try:
        f(*args)
    except TypeError as e:
        print(e)
