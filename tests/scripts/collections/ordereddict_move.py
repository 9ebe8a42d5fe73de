from collections import OrderedDict
for n in (3, 8, 9, 30):
    d = OrderedDict((i, -i) for i in range(n))
    d.move_to_end(0)
    d.move_to_end(n - 1, last=False)
    d.move_to_end(1, False)
    print(list(d)[:4], list(d)[-1], len(d), d[n - 1], d[1], d[0])
    d.move_to_end(0)
try:
    d.move_to_end("missing")
except KeyError as e:
    print(repr(e))
for i in range(100):
    d.move_to_end(i % 30)
    d.move_to_end((i * 7) % 30, last=False)
print(sorted(d) == list(range(30)), all(d[i] == -i for i in d))
