def attempt():
    try:
        return [0] * (1 << 60)
    except (MemoryError, OverflowError) as e:
        return type(e).__name__
print(attempt() == attempt())
try:
    bytearray(1 << 61)
except (MemoryError, OverflowError):
    print("refused")
print(sum(range(10)))
