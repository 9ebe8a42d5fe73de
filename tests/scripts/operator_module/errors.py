import operator as o

for f, args in ((o.add, (1,)), (o.add, (1, 2, 3)), (o.add, (1, "a")), (o.invert, (1.5,)), (o.neg, ("a",)),
                (o.index, (1.0,)), (o.lshift, (1, -1)), (o.truediv, (1, 0)), (o.setitem, ([], 1)), (o.call, ())):
    try:
        print(f(*args))
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(f.__name__, type(e).__name__, e)
try:
    o.add(a=1, b=2)
except TypeError as e:
    print("TypeError")
