def attempt(f, *args):
    try:
        print(f(*args))
    except TypeError as e:
        print(e)
attempt(list.append, {}, 1)
attempt(list.append)
attempt(lambda: list.append({}, 1))
attempt(lambda: list.append([], 1, 2))
attempt(str.upper, 1)
attempt(lambda: str.upper("a"))
attempt(dict.keys, [])
attempt(int.real.__get__, "a")
attempt(str.upper.__get__, 5)
class A:
    append = list.append
    upper = str.upper
attempt(lambda: A().append(1))
attempt(lambda: A().upper)
for i in range(3):
    attempt(lambda: A().append(i))
class L(list):
    push = list.append
items = L()
items.push(1)
L.append(items, 2)
list.append(items, 3)
print(items, list.append, list.append.__qualname__, [].append.__qualname__)
