for n in ((1 << 62), (1 << 40)):
    try:
        print(len("abcd" * n))
    except (MemoryError, OverflowError) as e:
        print("no memory")
