def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

import re

p = re.compile("a")
show(p.match)
show(p.match, 1)
show(p.match, b"a")
show(re.compile(b"a").search, "a")
show(p.match, "a", "x")
show(p.sub, "x")
show(p.sub, "x", "a", "y")
show(re.match, 1, "a")
show(re.match, "a", 1)
show(re.match, "a", None)
show(re.compile, p, re.I)
show(lambda: re.compile(p) is p)
show(re.compile, None)
show(re.compile, "a", re.L)
show(re.compile, b"a", re.U)
show(re.compile, "a", re.A | re.U)
show(re.compile, b"a", re.A | re.L)
show(re.escape, 1)
show(lambda: p < p)
show(lambda: p == re.compile("a"), )
show(lambda: p == re.compile("a", re.I))
show(lambda: hash(p) == hash(re.compile("a")))
