# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
n = 100000
print(runs_or_refuses("x = [" + "1, " * n + "]\nassert len(x) == %d" % n))
print(runs_or_refuses("y = 1\nx = (" + "y, " * n + ")\nassert len(x) == %d" % n))
print(runs_or_refuses("x = {" + ", ".join("%d: %d" % (i, i) for i in range(n)) + "}\nassert len(x) == %d" % n))
print(runs_or_refuses("x = {" + ", ".join(str(i) for i in range(n)) + "}\nassert len(x) == %d" % n))
print(runs_or_refuses("x = [1]\ny = [" + "*x, " * 20000 + "]\nassert len(y) == 20000"))
print(runs_or_refuses("x = 'a" + "b" * 1000000 + "'\nassert len(x) == 1000001"))
