for n in (0, 1, -1, 2, 255, 256, -256, 2 ** 63, 2 ** 64 - 1, -2 ** 100, True):
    print(n.bit_length(), n.bit_count())
print((0).bit_length(), (1023).bit_count())
