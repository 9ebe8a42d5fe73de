for f in (lambda: format(1, "1000000000000000"), lambda: "%1000000000000000d" % 1,
        lambda: format("a", "4611686018427387904"), lambda: "a".center(1 << 61),
          lambda: "a".ljust(1 << 62), lambda: format(1.5, "04611686018427387904")):
    try:
        print(len(f()))
    except (MemoryError, OverflowError, ValueError):
        print("refused")
