import io

raw = io.BytesIO()
buf = io.BufferedWriter(raw, 8)
for data in (b"foobar", b"foobar", b"x" * 9, bytearray(b"yy"), memoryview(b"zzz")):
    print(buf.write(data), raw.getvalue())
buf.flush()
print(raw.getvalue(), buf.raw is raw, buf.writable(), buf.readable(), buf.seekable(), buf.tell())
print(buf.seek(0), buf.write(b"START"), buf.detach() is raw, raw.getvalue()[:8])
for call in (lambda: buf.write(b"a"), buf.flush, buf.detach):
    try:
        call()
    except ValueError as e:
        print(e)
raw = io.BytesIO()
with io.BufferedWriter(raw) as b:
    b.writelines([b"1", b"2"])
    print(raw.getvalue(), isinstance(b, io.BufferedIOBase))
print(raw.closed, b.closed)
