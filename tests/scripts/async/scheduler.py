# A round-robin scheduler, cancelling included.
class Sleep:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        while self.n:
            self.n -= 1
            yield


class Cancelled(BaseException):
    pass


class Task:
    def __init__(self, coroutine):
        self.coroutine = coroutine
        self.done = False
        self.result = None

    def step(self, exception=None):
        try:
            if exception:
                self.coroutine.throw(exception)
            else:
                self.coroutine.send(None)
        except StopIteration as e:
            self.done, self.result = True, e.value
        except Cancelled:
            self.done, self.result = True, "cancelled"

    def __await__(self):
        while not self.done:
            yield
        return self.result


async def worker(name, n):
    try:
        for i in range(n):
            print(name, i)
            await Sleep(i)
        return name * 2
    finally:
        print(name, "ends")


async def main():
    results = [await t for t in tasks[1:3]]
    tasks[3].step(Cancelled())
    return results


tasks = []
tasks += [Task(main()), Task(worker("a", 3)), Task(worker("b", 2)), Task(worker("c", 99))]
while not all(t.done for t in tasks):
    for t in tasks:
        if not t.done:
            t.step()
print([t.result for t in tasks])
