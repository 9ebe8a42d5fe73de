def uses_own_globals():
    return secret


secret = "module's own"


def caller(f):
    return f()
