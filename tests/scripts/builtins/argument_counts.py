for f, args in ((abs, ()), (abs, (1, 2)), (len, ()), (divmod, (1,)), (getattr, ()), (getattr, (1, 2, 3, 4)), (setattr, (1,)),
                (isinstance, (1,)), (chr, ()), (iter, ()), (iter, (1, 2, 3)), (hash, ()), (next, ()), (repr, ()), (ord, (1, 2)),
                (id, ()), (callable, ()), (hex, ()), (format, ()), (input, (1, 2)), (all, ()), (delattr, (1,))):
    try:
        f(*args)
    except TypeError as e:
        print(e)
