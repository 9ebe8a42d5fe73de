import io

b = io.BytesIO(b"abcdef")
view = b.getbuffer()
view[1:3] = b"XX"
print(b.getvalue(), bytes(view), len(view))
for call in (lambda: b.write(b"longer than before"), lambda: b.truncate(1), lambda: b.close()):
    try:
        call()
    except BufferError as e:
        print(e)
b.seek(0)
try:
    b.write(b"zz")
except BufferError as e:
    print(e)
print(b.read(2), b.readinto(view), b.getvalue())
view.release()
print(b.truncate(1), b.getvalue())
b = io.BytesIO(b"abc")
with b.getbuffer() as v:
    v[1:] = v[:2]
print(b.getvalue())
