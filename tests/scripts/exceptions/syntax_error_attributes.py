e = SyntaxError("bad", ("f.py", 3, 7, "text\n", 3, 9))
print(e.msg, e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset)
print(e, e.args)
e = SyntaxError("m", ("a/b/f.py", 3, 7, "text"))
print(e, e.end_lineno)
e = SyntaxError("just message")
print(e, e.filename, e.lineno, e.msg)
e = SyntaxError()
print(e, e.msg)
e = IndentationError("i", ("x.py", 1, 1, ""))
print(e, isinstance(e, SyntaxError))
e.lineno = 12
e.msg = "changed"
print(e)
