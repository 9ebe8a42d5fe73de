for x in (0.0, -0.0, 1.0, -1.5, 0.1, 2.0 ** 100, 5e-324, 1.7976931348623157e308, float("inf"), float("nan")):
    print(x.hex())
for s in ("0x1.8p1", "-0x.8", "0X1P-1074", "1.8", " 0xap+2 ", "inf", "-nan", "0x1.fffffffffffff8p0", "0x1.00000000000008p0", "0x1p-1075"):
    print(float.fromhex(s))
