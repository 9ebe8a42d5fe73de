def attempt(f):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)

attempt(lambda: (256).to_bytes(1, "big"))
attempt(lambda: (128).to_bytes(1, "big", signed=True))
attempt(lambda: (-129).to_bytes(1, "big", signed=True))
attempt(lambda: (-1).to_bytes(1, "big"))
attempt(lambda: (1).to_bytes(0, "big"))
attempt(lambda: (1).to_bytes(-1, "big"))
attempt(lambda: (1).to_bytes(1, "middle"))
