# eval of strings with space around, and of empty ones.
print(eval(" 1 + 2 "), eval("(1,\n2)"), eval("'a'\n"), eval("[x for x in range(3)]"), eval(b"5"))
for source in ("", "  ", "1 2", "x = 1", "pass", "(", "1\n2"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print("SyntaxError", e.msg)
