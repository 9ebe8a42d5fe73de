# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
print(runs_or_refuses("".join("def f%d(): return %d\n" % (i, i) for i in range(20000)) + "assert f19999() == 19999"))
print(runs_or_refuses("class C:\n" + "".join("    def f%d(self): return %d\n" % (i, i) for i in range(5000)) + "assert C().f4999() == 4999"))
print(runs_or_refuses("def o():\n" + "".join("    v%d = 1\n" % i for i in range(300)) + "    return [" + ", ".join("lambda: v%d" % i for i in range(300)) + "]\nassert sum(f() for f in o()) == 300"))
