# A generator expression as the only argument needs no parentheses.
print(sum(x for x in [1, 2, 3]), max(x for x in (3, 1)))
for source in ("f(x for x in y, 1)", "f(1, x for x in y)"):
    try:
        exec(source)
    except SyntaxError as e:
        print(e.msg)
