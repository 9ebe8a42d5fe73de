def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

import re

for t in ("\\", r"\q", r"\1", r"\400", r"\g", r"\g<", r"\g<>", r"\g<1a>", r"\g<-1>", r"\g<a", r"\g<n>", r"\99", r"\x41", r"\g<1>", r"\8"):
    show(re.sub, "a", t, "a")
    show(re.sub, "b", t, "a")
m = re.match("(?P<x>a)(b)?", "a")
for t in (r"\1-\2", r"\g<x>", r"\3", r"\g<y>", 1):
    show(m.expand, t)
for repl in (1, None, b"x", lambda m: 1, lambda m: b"q"):
    show(re.sub, "a", repl, "ba")
show(re.sub, b"a", "x", b"a")
try:
    re.sub("a", "x\\q", "a")
except re.error as e:
    print(e.msg, e.pattern, e.pos, e.lineno, e.colno)
