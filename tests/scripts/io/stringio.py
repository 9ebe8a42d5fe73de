import io

s = io.StringIO()
print(s.write("hello\n"), s.write("wörld €"), s.tell(), s.getvalue())
s.seek(0)
print(repr(s.readline()), repr(s.read(3)), repr(s.read()), repr(s.read()), repr(s.readline()))
s = io.StringIO("one\ntwo\nthree")
print(list(s), s.readlines())
print(s.seek(4), s.read(3), s.tell(), s.seek(0, 2), s.seek(0, 1))
print(s.readable(), s.writable(), s.seekable(), s.isatty(), s.closed, s.line_buffering, s.encoding, s.newlines, s.errors)
with io.StringIO("x") as f:
    print(f.read())
print(f.closed)
print("printed", file=(out := io.StringIO()), end="!")
print(out.getvalue(), io.StringIO(None).getvalue() == "", io.StringIO(initial_value="kw").read())
