# The context of an exception thrown into a generator is what the generator handles, not what its caller does.
def handling():
    try:
        [][1]
    except IndexError:
        yield 1

def plain():
    yield 1

def delegating(inner):
    try:
        {}["key"]
    except KeyError:
        yield from inner

async def awaiting():
    try:
        [][1]
    except IndexError:
        await Wait()

class Wait:
    def __await__(self):
        yield

def show(generator, exception):
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            generator.throw(exception)
    except Exception as e:
        print(repr(e), repr(e.__context__))

for exception in ValueError, ValueError("x"):
    for make in handling, plain, lambda: delegating(plain()), awaiting:
        generator = make()
        generator.send(None)
        show(generator, exception)
        if make is not awaiting:
            show(generator, exception)
    show(plain(), exception)

def closing():
    try:
        yield
    except GeneratorExit as e:
        print(repr(e.__context__))

generator = closing()
next(generator)
try:
    1 / 0
except ZeroDivisionError:
    generator.close()
