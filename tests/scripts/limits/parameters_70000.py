# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
names = ["p%d" % i for i in range(70000)]
print(runs_or_refuses("def f(" + ", ".join(names) + "):\n    return p69999\nassert f(*range(70000)) == 69999"))
print(runs_or_refuses("def f(*, " + "=1, ".join(names[:5000]) + "=1):\n    return p4999\nassert f() == 1"))
