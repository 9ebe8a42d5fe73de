for n in range(6):
    a = list(range(n))
    print(a.reverse(), a, list(reversed(a)), a[::-1])
