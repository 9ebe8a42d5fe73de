for f in (lambda: hash(bytearray()), lambda: {bytearray(): 1}, lambda: {bytearray()}):
    try:
        f()
    except TypeError as e:
        print(e)
