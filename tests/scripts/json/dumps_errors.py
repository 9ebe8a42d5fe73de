def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

import json

for v in ({1, 2}, b"a", object, {(1,): 2}, {b"a": 1}, [1j], {"a": [{"b": {1}}]}):
    for kw in ({}, {"indent": 1}, {"skipkeys": True}, {"skipkeys": True, "indent": 1}, {"default": lambda o: "D"}, {"default": lambda o: 1 / 0}):
        show(json.dumps, v, **kw)
for v in (float("nan"), [float("inf")], {"a": -float("inf")}, {float("nan"): 1}):
    show(json.dumps, v, allow_nan=False)
show(json.dumps, {3: 1, "a": 1}, sort_keys=True)
show(json.dumps, 1, separators=(",",))
show(json.dumps, 1, separators=(1, 2, 3))
show(json.dumps, 1, separators=5)
show(json.dumps, [1], separators=(1, ":"))
show(json.dumps, [1], indent=1.5)
show(json.dumps, [1], indent=-1)
show(json.dumps, [1], indent=True)
