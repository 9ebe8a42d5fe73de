# Deleting a captured variable.
def outer():
    x = 1

    def read():
        return x

    print(read())
    del x
    try:
        read()
    except NameError as e:
        print(e)
    try:
        x
    except UnboundLocalError as e:
        print(e)
    x = 3
    print(read())

outer()
