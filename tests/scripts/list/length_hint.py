class Hint:
    def __init__(self, hint):
        self.hint = hint
    def __iter__(self):
        return iter('abc')
    def __length_hint__(self):
        return self.hint
print(list(Hint(0)), list(Hint(2)), list(Hint(50)), list(Hint(NotImplemented)))
for bad in (-1, 'x'):
    try:
        print(list(Hint(bad)))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
