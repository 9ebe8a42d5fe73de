# The details of a SyntaxError are a sequence of four or six.
for details in ((), (1,), ("f", 1, 2), ("f", 1, 2, "t", 3), ("f", 1, 2, "t", 3, 4, 5), 5):
    try:
        print(SyntaxError("m", details).text)
    except TypeError as e:
        print(e)
e = SyntaxError("m", ["f.py", 1, 2, "text", 3, 4])
print(e.args[0], e.msg)
