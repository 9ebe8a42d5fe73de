# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
print(runs_or_refuses("x = 0\n" + "x += 1\n" * 100000 + "assert x == 100000"))
print(runs_or_refuses("x = 0\n" + "if x >= 0:\n    x += 1\n" * 20000 + "assert x == 20000"))
print(runs_or_refuses("pass;" * 100000))
print(runs_or_refuses("\n" * 300000 + "x = 1"))
print(runs_or_refuses("#" * 1000000 + "\nx = 1"))
