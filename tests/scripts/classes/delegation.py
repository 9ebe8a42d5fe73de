# __getattr__ forwarding to a wrapped object.
class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target

    def __getattr__(self, name):
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        setattr(self.target, name, value)

class T:
    pass

t = T()
p = Proxy(t)
p.x = 5
print(t.x, p.x, vars(p) == {"target": t})
q = Proxy([1, 2])
q.append(3)
print(q.target, q.index(2))
