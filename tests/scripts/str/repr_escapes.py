for c in [*range(0, 34), 126, 127, 128, 159, 160, 161, 173, 255]:
    print(c, repr(chr(c)))
