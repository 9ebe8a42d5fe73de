print(set(), {1}, {"a"}, {(1, 2)})
class MySet(set):
    pass
print(MySet(), MySet([1]))
