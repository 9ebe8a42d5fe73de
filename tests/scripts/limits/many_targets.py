# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
print(runs_or_refuses(", ".join("a%d" % i for i in range(70000)) + " = range(70000)\nassert a69999 == 69999"))
print(runs_or_refuses(", ".join("a%d" % i for i in range(300)) + ", *rest = range(1000)\nassert len(rest) == 700"))
print(runs_or_refuses("*rest, " + ", ".join("a%d" % i for i in range(300)) + " = range(1000)\nassert len(rest) == 700"))
