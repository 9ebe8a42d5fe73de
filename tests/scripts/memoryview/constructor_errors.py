for f in (lambda: memoryview("a"), lambda: memoryview(1), lambda: memoryview(), lambda: memoryview([1]),
        lambda: memoryview(b"", b"")):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__)
print(memoryview(object=b"x").tobytes(), memoryview(memoryview(b"ab"))[1])
