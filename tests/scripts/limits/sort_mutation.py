# A sort whose key or comparison changes the list.
class Clears:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        items.clear()
        return self.n < other.n

items = [Clears(3), Clears(1), Clears(2)]
try:
    items.sort()
except ValueError as e:
    print(e)
print(len(items))

def clearing_key(x):
    numbers.clear()
    return x

numbers = [3, 1, 2]
try:
    numbers.sort(key=clearing_key)
except ValueError as e:
    print(e)
print(sorted(numbers))

def appending_key(x):
    numbers.append(x)
    return -x

numbers = [3, 1, 2]
try:
    numbers.sort(key=appending_key)
except ValueError as e:
    print(e)
print(numbers)
numbers = [3, 1, 2]
print(sorted(numbers, key=clearing_key), numbers)
