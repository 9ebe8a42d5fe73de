# Groups of a class of one's own keep it if derive() says so.
class G(ExceptionGroup):
    def __new__(cls, message, items, code):
        self = super().__new__(cls, message, items)
        self.code = code
        return self

    def derive(self, items):
        print("derive", items)
        return G(self.message, items, self.code)


try:
    try:
        raise G("g", [ValueError(1), TypeError(2), OSError(3)], 7)
    except* ValueError as e:
        print(type(e).__name__, e.code, e.exceptions)
    except* TypeError as e:
        raise
except G as e:
    print(repr(e), e.code, e.exceptions)


class Bad(ExceptionGroup):
    def derive(self, items):
        return 5


try:
    try:
        raise Bad("b", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print("wrong")
except Exception as e:
    print(type(e).__name__, e)
noted = ExceptionGroup("n", [ValueError(1), TypeError(2)])
noted.add_note("a note")
try:
    try:
        raise noted
    except* ValueError as e:
        print(e.__notes__)
        e.add_note("another")
except ExceptionGroup as e:
    print(repr(e), e.__notes__, noted.__notes__)
