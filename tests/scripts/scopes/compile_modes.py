# compile for exec, eval and single.
code = compile("a = 1 + 2", "name", "exec")
exec(code)
print(a)
print(eval(compile("a * 10", "name", "eval")))
exec(compile("a\nNone" if 0 else "a", "name", "single"))
try:
    compile("1", "name", "bad")
except ValueError as e:
    print(e)
try:
    compile("a b", "name", "exec")
except SyntaxError as e:
    print(e.filename, e.lineno, e.offset, e.msg)
