for args in (("missing.txt",), ("missing.txt", "rb"), ("/", "r"), (1.5,), ("x", "q"), ("x", "rw"), ("x", "rbt"), ("x", ""),
             ("x", "rr"), ("a\0b",), (None,)):
    try:
        open(*args)
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
for kw in ({"mode": "rb", "encoding": "utf-8"}, {"mode": "rb", "newline": ""}, {"buffering": 0}, {"encoding": "nonsense-x"}):
    open("exists", "w").close()
    try:
        open("exists", **kw)
    except (ValueError, LookupError) as e:
        print(type(e).__name__, e)
try:
    open()
except TypeError as e:
    print(e)
