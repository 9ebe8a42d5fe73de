from machine import mem8, mem16, mem32

base = 0x40000000
mem32[base] = 0x12345678
print(hex(mem32[base]), hex(mem16[base]), hex(mem16[base + 2]), hex(mem8[base + 3]))
mem8[base + 1] = 0xABCD  # the low bits
print(hex(mem32[base]))
mem16[base + 4] = -1
mem32[base + 8] = -2
mem32[base + 12] = 0xFFFFFFFF
print(hex(mem32[base + 4]), hex(mem32[base + 8]), hex(mem32[base + 12]))
mem32[base] |= 1
print(hex(mem32[base]))


def attempt(memory, address, value=None):
    try:
        if value is None:
            print(memory[address])
        else:
            memory[address] = value
    except Exception as e:
        print(type(e).__name__, e)


attempt(mem32, 0x50000000)
attempt(mem32, 0x50000000, 1)
attempt(mem32, base + 2)
attempt(mem16, base + 1, 0)
attempt(mem8, -1)
attempt(mem8, 1 << 70)
attempt(mem32, "x")
attempt(mem32, base, "x")
attempt(mem32, base, 1 << 70)
try:
    del mem32[base]
except TypeError as e:
    print(e)
print(mem8, mem16, mem32)
