# Calls with 300 arguments, written out.
def f(*args, **kwargs):
    return len(args), sum(args), len(kwargs)

numbers = ", ".join(str(i) for i in range(300))
print(eval("f(" + numbers + ")"))
print(eval("f(" + ", ".join("k%d=%d" % (i, i) for i in range(300)) + ")"))
print(eval("f(" + numbers + ", *[1], **{'a': 1})"))
print(eval("max(" + numbers + ")"), len(eval("'{}'.join(str(x) for x in [" + numbers + "])")))

class C:
    def __init__(self, *args):
        self.n = len(args)

    def m(self, *args):
        return len(args)

print(eval("C(" + numbers + ").n"), eval("C().m(" + numbers + ")"))
