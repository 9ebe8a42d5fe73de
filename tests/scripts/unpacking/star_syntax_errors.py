# Where a starred expression can't stand.
for source in ("*a = 1", "*a, *b = 1, 2", "print((*a))", "x = *a", "del *a", "a, *b, *c = d", "*a", "return *a", "*(a, b) = 1", "for *a in b: pass", "a = *b, = c"):
    try:
        compile(source, "s", "exec")
        print("no error:", source)
    except SyntaxError as e:
        print(e.msg)
