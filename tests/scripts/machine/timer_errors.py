from machine import Timer


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


attempt(Timer, -2)
attempt(Timer, "x")
attempt(Timer, 99, period=10, callback=print)
attempt(Timer, period=0, callback=print)
attempt(Timer, period=-5, callback=print)
attempt(Timer, period=1.5, callback=print)
attempt(Timer, freq=0, callback=print)
attempt(Timer, freq="x", callback=print)
attempt(Timer, mode=2, period=1, callback=print)
attempt(Timer, period=10, callback=3)
attempt(Timer, -1, 2)
attempt(Timer, nothing=1)
t = Timer()
attempt(t.init, period=10)  # no callback: nothing to do
attempt(t.deinit)
attempt(t.deinit, 1)
