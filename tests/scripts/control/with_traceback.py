# __traceback__ and with_traceback.
def f():
    raise ValueError("v")

try:
    f()
except ValueError as e:
    t = e.__traceback__
    n = 0
    while t:
        n += 1
        t = t.tb_next
    print(n)
    print(e.with_traceback(None) is e, e.__traceback__)
