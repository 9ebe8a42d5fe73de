def gen():
    for i in range(5):
        print("yield", i)
        yield i

print({2}.isdisjoint(gen()))
