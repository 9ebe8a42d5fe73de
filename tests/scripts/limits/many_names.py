# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
names = ["name%d" % i for i in range(70000)]
print(runs_or_refuses("\n".join(n + " = 1" for n in names)))
print(runs_or_refuses(" = ".join(names) + " = 1"))
print(runs_or_refuses("a = " + "b = " * 70000 + "1"))
print(runs_or_refuses("global " + ", ".join(names)))
print(runs_or_refuses("class C:\n" + "".join("    %s = 1\n" % n for n in names[:20000])))
