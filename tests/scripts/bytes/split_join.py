print(b"a b  c".split(), b"a,b,c".split(b",", 1), b"a,b,c".rsplit(b",", 1), b"a\nb\r\nc\x0bd\x85".splitlines(),
    b"x".split(b"y"))
print(b",".join([b"a", bytearray(b"b"), memoryview(b"c")]), b"".join([]), b"-".join(()), b"a=b".partition(b"="),
    b"a=b=c".rpartition(b"="))
for f in (lambda: b",".join(["a"]), lambda: b",".join([1]), lambda: b"a".split(","), lambda: b"a".split(b""),
        lambda: b",".join(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
