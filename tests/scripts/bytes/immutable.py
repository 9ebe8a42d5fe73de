b = b"abc"
for f in ("b[0] = 1", "del b[0]", "b.append(1)"):
    try:
        exec(f)
    except (TypeError, AttributeError) as e:
        print(e)
