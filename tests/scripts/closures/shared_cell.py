# Two inner functions share one variable.
def pair():
    value = 0

    def get():
        return value

    def put(x):
        nonlocal value
        value = x

    return get, put

get, put = pair()
print(get())
put(5)
print(get())
