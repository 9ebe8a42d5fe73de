def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print([1, 2] * 3, 2 * [0], [1] * 0, [1] * -5, [[]] * 2, True * [7])
class I:
    def __index__(self):
        return 2
print([1] * I(), I() * [1])
attempt(lambda: [1] * 2.0)
attempt(lambda: [1] * [1])
attempt(lambda: [1] * 'a')
attempt(lambda: 1.5 * [1])
attempt(lambda: [1] * None)
