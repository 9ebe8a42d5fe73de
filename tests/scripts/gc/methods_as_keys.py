# Bound methods are found as keys, wherever their objects move.
import gc
class Handler:
    def run(self):
        pass

def make():
    waste = [[i] for i in range(300)]
    handlers = [Handler() for _ in range(10)]
    lists = waste[::30]
    table = {h.run: i for i, h in enumerate(handlers)}
    table.update({x.append: i for i, x in enumerate(lists)})
    return handlers, lists, table

def cover_stack(depth):
    return depth and cover_stack(depth - 1)

handlers, lists, table = make()
cover_stack(50)
gc.collect()
getattr(gc, "compact", gc.collect)()
print([table.get(h.run) for h in handlers] == list(range(10)), [table.get(x.append) for x in lists] == list(range(10)))
print(len({handlers[0].run, handlers[0].run, handlers[1].run}))
