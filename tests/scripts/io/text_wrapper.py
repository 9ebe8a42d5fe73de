import io

raw = io.BytesIO("héé\nx\r\nz".encode())
t = io.TextIOWrapper(raw, encoding="utf-8")
print(t.read(2), repr(t.readline()), list(t), t.buffer is raw, isinstance(t, io.TextIOBase))
t.seek(0)
print(t.readlines(), io.TextIOWrapper(io.BytesIO(b"a\r\nb"), newline="").readlines())
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="utf-8", newline="\r\n")
print(t.write("a\nb€"), raw.getvalue(), t.flush(), raw.getvalue())
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="utf-8", line_buffering=True)
print(t.write("part"), raw.getvalue(), t.write(" line\n"), raw.getvalue())
print("printed", file=t)
print(t.detach().getvalue())
try:
    t.read()
except ValueError as e:
    print(e)
for call in (lambda: io.TextIOWrapper(5), lambda: io.TextIOWrapper(), lambda: io.TextIOWrapper(io.BytesIO(), "nosuch"),
             lambda: io.TextIOWrapper(io.BytesIO(), newline="x"), lambda: io.TextIOWrapper(io.StringIO("x")).read()):
    try:
        call()
    except (TypeError, ValueError, LookupError, AttributeError) as e:
        print(type(e).__name__)
