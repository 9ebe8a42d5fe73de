# check: stderr
items = [1, 2, 3]
value = items[0] + items[5] + items[1]
