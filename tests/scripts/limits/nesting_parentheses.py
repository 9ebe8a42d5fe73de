# stress: no (large source)
from _helper_limits import runs_or_refuses
for n in (50, 100000):
    print(runs_or_refuses("x = " + "(" * n + "1" + ")" * n))
    print(runs_or_refuses("x = " + "(" * n))
    print(runs_or_refuses(")" * n))
print(eval("(" * 50 + "1" + ")" * 50))
