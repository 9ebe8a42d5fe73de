# Exceptions pass outward until a clause matches.
def f(error):
    try:
        try:
            try:
                raise error
            except KeyError:
                print("inner")
            finally:
                print("inner finally")
        except ValueError:
            print("middle")
            raise TypeError("from middle")
        else:
            print("middle else")
    except TypeError as e:
        print("outer", e)
    print("end")

f(KeyError())
f(ValueError())
f(TypeError("direct"))
