# check: stderr
class Stop(BaseException):
    pass

try:
    raise Stop("s")
except Exception:
    print("never")
