# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
body = "".join("    v%d = %d\n" % (i, i) for i in range(70000))
print(runs_or_refuses("def f():\n" + body + "    return v69999\nassert f() == 69999"))
