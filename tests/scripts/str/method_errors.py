for f in (lambda: "a".upper(1), lambda: "a".nope, lambda: "a".split(1, 2, 3), lambda: str.upper(1),
        lambda: str.upper(),
          lambda: "a".join(), lambda: "a".replace()):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
