# In a class body only the first iterable sees the class's names.
class C:
    items = [1, 2, 3]
    doubled = [2 * x for x in items]
    try:
        bad = [items for x in items]
    except NameError as e:
        print(e)
    pairs = {x: x for x in items}

print(C.doubled, C.pairs, hasattr(C, "x"))
