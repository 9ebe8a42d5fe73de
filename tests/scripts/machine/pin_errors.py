from machine import Pin


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


attempt(Pin)
attempt(Pin, "P16")
attempt(Pin, "nothing")
attempt(Pin, 16)
attempt(Pin, -1)
attempt(Pin, 1.5)
attempt(Pin, 0, 6)
attempt(Pin, 0, -2)
attempt(Pin, 0, Pin.IN, 3)
attempt(Pin, 0, drive=4)
attempt(Pin, 0, alt=16)
attempt(Pin, 0, nothing=1)
attempt(Pin, 0, Pin.IN, None, 1)
p = Pin(0)
attempt(p, 1, 2)
attempt(p, x=1)
attempt(p.value, 1, 2)
attempt(p.irq, 5)
attempt(p.irq, print, 4)
attempt(lambda: p < p)


class Bad:
    def __bool__(self):
        raise KeyError("bool")


attempt(p.value, Bad())
attempt(Pin, 0, value=Bad())
