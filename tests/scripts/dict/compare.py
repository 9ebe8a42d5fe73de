print({} == {}, {1: 2} == {1: 2}, {1: 2} == {1: 3}, {1: 2} == {2: 2}, {1: 2} != {1: 2})
print({1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == [(1, 2)], {1.0: True} == {True: 1})
try:
    {} < {}
except TypeError as e:
    print(e)
try:
    {} >= {}
except TypeError as e:
    print(e)
