a = [1, 'two', 3.0, None, [4]]
print(1 in a, 3 in a, 'two' in a, [4] in a, None in a, 5 in a, True in a, 5 not in a)
nan = float('nan')
print(nan in [nan], float('nan') in [nan])
class E:
    def __eq__(self, other):
        raise ValueError('eq')
try:
    E() in a
except ValueError as e:
    print(e)
