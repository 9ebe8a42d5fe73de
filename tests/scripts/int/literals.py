print(0, 10, 1_000_000, 0x_ff, 0XAB, 0b1010, 0B11, 0o17, 0O7_7)
print(123456789012345678901234567890)
print(0xdeadbeefcafebabe1234)
print(-5, - -5, +7, ~7)
