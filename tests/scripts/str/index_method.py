s = "hello"
print(s.index("l"), s.rindex("l"), s.index(""), s.rindex(""), s.index("l", 3))
for f in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.index("h", 1), lambda: s.find(1),
        lambda: s.index(b"h"),
          lambda: s.count(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
