from types import SimpleNamespace

n = SimpleNamespace(a=1)
for call in (lambda: SimpleNamespace(1), lambda: n.b, lambda: hash(n), lambda: n < n, lambda: SimpleNamespace({}, a=1)):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, "b" in str(e))
try:
    del n.b
except AttributeError:
    print("AttributeError")
