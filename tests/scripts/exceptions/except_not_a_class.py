for catch in (1, "x", None, int, (ValueError, 5), [ValueError]):
    try:
        try:
            raise KeyError("k")
        except catch:
            print("caught")
    except TypeError as e:
        print(e)
    except KeyError:
        print("not matched")
