# check: stderr
raise SyntaxError("odd thing", ("other.py", 12, 5, "    a b c\n", 12, 8))
