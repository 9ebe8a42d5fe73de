# %d asks __int__ before __index__, %x asks __index__ only.
class Both:
    def __int__(self):
        return 1

    def __index__(self):
        return 2


class Index:
    def __index__(self):
        return 3


class Int:
    def __int__(self):
        return 4


class Bad:
    def __int__(self):
        raise RuntimeError('int')

    def __index__(self):
        raise RuntimeError('index')


for x in Both(), Index(), Int(), Bad():
    for spec in '%d', '%i', '%u', '%x', '%o', '%X', b'%d', b'%x':
        try:
            print(spec % x)
        except (TypeError, RuntimeError) as e:
            print(type(e).__name__, e)
