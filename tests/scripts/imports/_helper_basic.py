"""The doc string of the helper."""
print("helper runs", __name__)
value = 1
_private = 2
__dunder = 3


def change():
    global value
    value += 1
    return value


class Thing:
    pass
