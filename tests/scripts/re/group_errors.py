def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

import re

m = re.match("(a)(?P<n>b)?", "a")
for key in (3, -1, "x", 10**30, 1.5, None, b"n", []):
    show(m.group, key)
    show(m.start, key)
show(m.group, 1, 9)
show(m.start, 1, 2)
show(m.groups, 1, 2)
show(lambda: m[2:3])
show(lambda: re.Match())
show(lambda: re.Pattern())
try:
    m.pos = 1
except AttributeError:
    print("read-only")
