# stress: no (large source)
from _helper_limits import runs_or_refuses
for op in ("-", "~", "not ", "+", "- + ~ "):
    print(runs_or_refuses("x = " + op * 100000 + "1"))
print(eval("-" * 40 + "1"), eval("not " * 41 + "1"))
