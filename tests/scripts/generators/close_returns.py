# Returning instead of raising GeneratorExit is fine; other exceptions pass.
def quiet():
    try:
        yield 1
    except GeneratorExit:
        return 5

def loud():
    try:
        yield 1
    finally:
        raise ValueError("in finally")

it = quiet()
next(it)
it.close()
print("closed")
it = loud()
next(it)
try:
    it.close()
except ValueError as e:
    print(e)
