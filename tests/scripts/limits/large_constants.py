# stress: no (large source)
# needs: double
# timeout: 60
from _helper_limits import runs_or_refuses
print(runs_or_refuses("x = [" + ", ".join("%d.5" % i for i in range(70000)) + "]\nassert x[-1] == 69999.5"))
print(runs_or_refuses("def f():\n" + "".join("    x = 's%d'\n" % i for i in range(70000)) + "    return x\nassert f() == 's69999'"))
print(runs_or_refuses("x = 0x" + "f" * 100000 + "\nassert x == (1 << 400000) - 1"))
print(runs_or_refuses("x = 1" + "0" * 2000 + "\nassert x == 10 ** 2000"))
print(runs_or_refuses("x = 1e999\nassert x > 1e308"))
