# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
print(runs_or_refuses("a = 1\nx = f'" + "{a}" * 20000 + "'\nassert len(x) == 20000"))
print(runs_or_refuses("x = f'" + "{{" * 70000 + "'\nassert len(x) == 70000"))
print(runs_or_refuses("a = 1\nx = f'" + "{a:>2}" * 5000 + "'\nassert len(x) == 10000"))
