print(set(), sorted(set([3, 1, 1])), sorted(set("hello")), set(range(0)), sorted(set({1: 2, 3: 4})))
for args in ((1,), ([[]],), (1, 2)):
    try:
        print(set(*args))
    except TypeError as e:
        print(e)
try:
    set(x=1)
except TypeError as e:
    print(e)
