# Where the magnitude leaves the window of immediate floats.
for e in (-260, -256, -255, -254, -253, 253, 254, 255, 256, 257, 260):
    x = 2.0 ** e
    print(x, -x, x * 1.5, x == 2.0 ** e, x + x, x / 2, -x < x, x * 0.0)
