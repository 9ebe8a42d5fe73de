# Lists that their items' __eq__ empties: what is left decides.
class Emptying:
    def __init__(self, get, result):
        self.get, self.result = get, result

    def __eq__(self, other):
        self.get().clear()
        return self.result


def compare(result_a, result_b):
    a = [Emptying(lambda: b, result_a)]
    b = [Emptying(lambda: a, result_b)]
    return a == b, a, b


print(compare(NotImplemented, NotImplemented)[0])
print(compare(False, False)[0])
a = [Emptying(lambda: a, False), 2]
print(a == [1, 2], a)
