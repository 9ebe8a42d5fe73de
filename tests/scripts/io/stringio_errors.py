import io

for call in (lambda: io.StringIO(5.5), lambda: io.StringIO("", 5), lambda: io.StringIO("", "x"), lambda: io.StringIO(b""),
             lambda: io.StringIO(nosuch=1), lambda: io.StringIO().write(5), lambda: io.StringIO().write(b"a")):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
s = io.StringIO("abc")
for call in (lambda: s.seek(-1), lambda: s.seek(0, 3), lambda: s.seek(1, 1), lambda: s.seek(-1, 2), lambda: s.seek("a"),
             lambda: s.truncate(-1), lambda: s.truncate("a"), lambda: s.read("a"), lambda: s.readline(1.5),
             lambda: s.fileno(), lambda: s.writelines(5), lambda: s.writelines(["x", 5]), lambda: s.read(1, 2)):
    try:
        print(call())
    except (TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)
print(s.getvalue())
s.close()
s.close()
for call in (s.read, s.readline, s.getvalue, s.tell, s.readable, s.isatty, s.flush, lambda: s.write(""),
             lambda: s.seek(0), lambda: s.truncate(), lambda: next(s), lambda: iter(s), s.__enter__):
    try:
        print(call())
    except ValueError as e:
        print(str(e).rstrip("."))
