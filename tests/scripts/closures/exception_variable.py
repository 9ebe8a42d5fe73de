# The name of an except clause can be captured; it is deleted when the clause ends.
def outer():
    try:
        raise ValueError("v")
    except ValueError as e:
        def show():
            return str(e)
        print(show())
    try:
        show()
    except NameError as error:
        print(error)

outer()
