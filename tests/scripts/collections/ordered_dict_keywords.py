# OrderedDict names the last arguments of fromkeys, pop and setdefault; moving keys ends an iteration.
from collections import OrderedDict


class Sub(OrderedDict):
    pass


for cls in OrderedDict, Sub:
    d = cls.fromkeys('abc', value=0)
    print(d, d.pop('a', default=5), d.pop(key='x', default=None), d.setdefault('y', default=[]), d.setdefault(key='z'))
    print(list(d.items()))
    for call in (lambda: d.pop('gone'), lambda: d.pop(), lambda: d.pop('b', None, 1), lambda: d.setdefault(),
                 lambda: d.pop('b', other=1), lambda: cls.fromkeys()):
        try:
            print(call())
        except (TypeError, KeyError) as e:
            print(type(e).__name__)
    steps = 0
    try:
        for key in d:
            steps += 1
            d.move_to_end(key)
    except RuntimeError:
        print('ended after', steps)
    print(type(dict(d) | d).__name__, type(d | dict(d)).__name__)
