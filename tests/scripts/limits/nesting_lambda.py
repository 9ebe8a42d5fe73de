# stress: no (large source)
from _helper_limits import runs_or_refuses
print(runs_or_refuses("x = " + "lambda: " * 100000 + "0"))
print(runs_or_refuses("x = " + "0 if 0 else " * 100000 + "0"))
print(runs_or_refuses("x = " + "f(" * 100000 + ")" * 100000))
print(runs_or_refuses("x = " + "[x for x in " * 100000 + "]" * 100000))
f = eval("lambda: " * 15 + "7")
for _ in range(15):
    f = f()
print(f)
