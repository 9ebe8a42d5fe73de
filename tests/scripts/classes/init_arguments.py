# Constructor argument errors.
class Empty:
    pass

class One:
    def __init__(self, a):
        pass

class Bad:
    def __init__(self):
        return 5

for call in (lambda: Empty(1), lambda: Empty(x=1), lambda: One(), lambda: One(1, 2), lambda: One(b=1), lambda: Bad()):
    try:
        call()
        print("no error")
    except TypeError as e:
        print(e)
