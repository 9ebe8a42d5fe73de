# A generator or coroutine that dies while it is suspended in try or with runs its clean-up; one that was not started
# or has ended does not.
# needs: precise
import gc

class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        log.append("exit " + kind.__name__)

def suspended(name):
    try:
        yield name
    finally:
        log.append("finally " + name)

def managed():
    with Manager():
        yield from (1, 2)

def outer():
    try:
        yield from suspended("inner")
    finally:
        log.append("finally outer")

class Wait:
    def __await__(self):
        yield 1

async def coroutine():
    try:
        await Wait()
    finally:
        log.append("coroutine")

async def numbers():
    try:
        yield 1
    finally:
        log.append("asynchronous generator")

def make():
    for f in suspended("a"), managed(), outer():
        next(f)
    suspended("never started")
    list(suspended("ended"))
    coroutine().send(None)
    try:
        numbers().__anext__().send(None)
    except StopIteration:
        pass

def deep(n):
    return n and deep(n - 1)

log = []
make()
deep(50)
f = None
gc.collect()
print(sorted(log))
