print(hash(memoryview(b"abc")) == hash(b"abc"), hash(memoryview(b"xabc")[1:]) == hash(b"abc"))
try:
    hash(memoryview(bytearray(b"a")))
except ValueError as e:
    print(e)
