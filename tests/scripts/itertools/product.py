from itertools import product

print(list(product()))
print(list(product("ab", [1, 2], (True,))))
print(list(product("ab", repeat=3)) == list(product("ab", "ab", "ab")))
print(list(product("ab", "cd", repeat=2))[::5])
print(list(product("ab", [])), list(product([], "ab")), list(product("ab", repeat=0)), list(product([], repeat=0)))
print(sum(1 for _ in product(range(10), repeat=4)))
data = [1, 2]
it = product(data)
data.append(3)
print(list(it))
