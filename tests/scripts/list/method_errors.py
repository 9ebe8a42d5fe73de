def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

attempt(lambda: [].append())
attempt(lambda: [].append(1, 2))
attempt(lambda: [].clear(5))
attempt(lambda: [].copy(1))
attempt(lambda: [].nothing)
attempt(lambda: [].__len__())
attempt(lambda: [3].__contains__(3))
attempt(lambda: [1].__add__([2]))
attempt(lambda: [1].__mul__(2))
attempt(lambda: [1].__rmul__(2))
attempt(lambda: list.append.__name__)
