from array import array
for n in (1 << 62, 1 << 70, 1 << 61):
    try:
        array('i', [1, 2]) * n
    except (MemoryError, OverflowError):
        print('too large')
a = array('B', bytes(1000)) * 100
print(len(a), sum(a))
