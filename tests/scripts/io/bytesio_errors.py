import io

for call in (lambda: io.BytesIO("a"), lambda: io.BytesIO(5.5), lambda: io.BytesIO(b"", 1), lambda: io.BytesIO().write("a")):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
b = io.BytesIO(b"abc")
for call in (lambda: b.seek(-1), lambda: b.seek(0, 3), lambda: b.seek(2, 1), lambda: b.seek(-9, 2), lambda: b.seek("a"),
             lambda: b.truncate(-1), lambda: b.truncate("a"), lambda: b.read("a"), lambda: b.readline(1.5),
             lambda: b.fileno(), lambda: b.writelines(5), lambda: b.writelines([b"x", 5]), lambda: b.read(1, 2),
             lambda: b.readinto(b"const"), lambda: b.readinto(5), lambda: b.detach()):
    try:
        print(call())
    except (TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)
b.close()
b.close()
for call in (b.read, b.readline, b.getvalue, b.tell, b.readable, b.isatty, b.flush, lambda: b.write(b""),
             lambda: b.seek(0), lambda: b.truncate(), lambda: next(b), b.__enter__, b.getbuffer):
    try:
        print(call())
    except ValueError as e:
        print(e)
