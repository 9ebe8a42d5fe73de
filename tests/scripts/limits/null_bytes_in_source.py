# Bytes that are no text, and NUL characters in source.
for source in ("x = 1\0", "\0", b"\xff", b"x = '\xe9'", b"# coding: utf-8\nx = '\x80'", "x = '\ud800'"):
    try:
        exec(source)
        print("no error")
    except (SyntaxError, ValueError):
        print("refused")
exec(b"x = '\xc3\xa9'")
print(x == "é")
exec(b"\xef\xbb\xbfx = 3")
print(x)
