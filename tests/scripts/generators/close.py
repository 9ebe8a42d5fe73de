# close raises GeneratorExit at the yield.
def g():
    try:
        yield 1
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")

it = g()
next(it)
print(it.close())
print(it.close())
print(list(it))
