import io

text = "a\nb\r\nc\rd"
for newline in (None, "", "\n", "\r", "\r\n"):
    s = io.StringIO(text, newline=newline)
    print(repr(newline), repr(s.getvalue()), list(s))
    s = io.StringIO(newline=newline)
    print(s.write("x\ny\r\n"), repr(s.getvalue()))
s = io.StringIO("ab\ncd")
print(repr(s.readline(1)), repr(s.readline(5)), repr(s.readline(0)), repr(s.readline(-1)), s.readlines())
s = io.StringIO("1\n22\n333\n")
print(s.readlines(3), s.readlines(None), s.seek(0), s.readlines(0), s.seek(0), s.readlines(-1))
