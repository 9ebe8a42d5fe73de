# Deaths do not disturb an iteration; the program's changes of the size end it.
import gc
import weakref

class C:
    pass

def scenario(table, add):
    keep = [C() for i in range(5)]
    for i, c in enumerate(keep):
        add(table, i, c)
    seen = 0
    for item in table:
        seen += 1
        del keep[2:]
        item = None
        gc.collect()
    print(2 <= seen <= 4, 2 <= len(table) <= 4) # which one comes first is not said, nor what is still referred to
    try:
        for item in table:
            add(table, 99, C() if seen < 0 else kept)
    except RuntimeError as e:
        print(e)

kept = C()
scenario(weakref.WeakValueDictionary(), lambda t, i, c: t.__setitem__(i, c))
scenario(weakref.WeakKeyDictionary(), lambda t, i, c: t.__setitem__(c, i))
scenario(weakref.WeakSet(), lambda t, i, c: t.add(c))
