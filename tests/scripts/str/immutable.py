s = "abc"
for f in ("s[0] = 'x'", "del s[0]", "s.x = 1", "s[0:1] = 'y'"):
    try:
        exec(f)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
