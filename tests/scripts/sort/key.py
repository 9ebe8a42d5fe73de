def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = ['bb', 'a', 'ccc', 'dd']
a.sort(key=len)
print(a)
a.sort(key=len, reverse=True)
print(a)
a.sort(key=None)
print(a)
calls = []
print(sorted([3, 1, 2], key=lambda x: calls.append(x) or -x), calls)
print(sorted([5], key=lambda x: calls.append(x)), calls)
attempt(lambda: [1, 2].sort(key=5))
attempt(lambda: [].sort(key=5))
attempt(lambda: [1, 0].sort(key=lambda x: 1 // x))
