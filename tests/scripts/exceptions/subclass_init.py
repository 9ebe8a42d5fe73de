class HttpError(Exception):
    def __init__(self, status, *, reason="none"):
        super().__init__("HTTP %d" % status)
        self.status = status
        self.reason = reason

e = HttpError(404, reason="Not Found")
print(e, e.status, e.reason, e.args, repr(e))

class Silent(Exception):
    def __init__(self, a, b=2):
        self.a = a

s = Silent(1, b=3)
print(s.args, s.a, str(s), repr(s))
s = Silent(7)
print(s.args, repr(s))
