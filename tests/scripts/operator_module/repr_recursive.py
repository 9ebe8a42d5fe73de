from operator import itemgetter, methodcaller

items = []
g = itemgetter(items)
items.append(g)
print(g)
m = methodcaller("f", items, key=items)
items.append(m)
print(m)
