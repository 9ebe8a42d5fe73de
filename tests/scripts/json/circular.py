def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

import json

a = []
a.append(a)
d = {}
d["x"] = [d]
show(json.dumps, a)
show(json.dumps, d)
show(json.dumps, a, indent=1)
show(json.dumps, object(), default=lambda o: o)
show(json.dumps, object(), default=lambda o: [o])
shared = [1]
show(json.dumps, [shared, shared, {"a": shared}])
try:
    json.dumps(a, check_circular=False)
except RecursionError:
    print("RecursionError")
