# What is thrown into a generator gets as context what the generator handles, not what the caller does.
def handling():
    try:
        raise KeyError("inside")
    except KeyError:
        yield 1


def idle():
    yield 1


def catching():
    try:
        yield 1
    except ValueError as error:
        print("context", repr(error.__context__))
        yield 2


for make in handling, idle:
    for outer in False, True:
        generator = make()
        next(generator)
        try:
            if outer:
                try:
                    raise OSError("outside")
                except OSError:
                    generator.throw(ValueError("thrown"))
            else:
                generator.throw(ValueError("thrown"))
        except ValueError as error:
            print(make.__name__, outer, repr(error.__context__))
generator = catching()
next(generator)
try:
    raise TypeError
except TypeError:
    print(generator.throw(ValueError))


def delegating():
    try:
        raise LookupError("of the outer one")
    except LookupError:
        yield from idle()


generator = delegating()
next(generator)
try:
    generator.throw(ValueError)
except ValueError as error:
    print(repr(error.__context__))
generator.close()
