import micropython

calls = []


def spin():
    for i in range(10000):
        pass


def fill(n):  # while it runs, nothing else is called
    try:
        for i in range(n):
            micropython.schedule(calls.append, i)
    except RuntimeError as e:
        print(i, e)


micropython.schedule(fill, 9)
spin()
print(calls)


def again(n):
    calls.append(n)
    if n > 100:
        micropython.schedule(again, n - 1)


again(105)
spin()
spin()
print(calls[8:], sorted(calls[:8]) == calls[:8])
try:
    micropython.schedule(1, 2)
except TypeError as e:
    print(e)


def stop(arg):
    raise SystemExit(arg)


micropython.schedule(stop, 3)
spin()
print("not reached")
