# stress: no (large source)
from _helper_limits import runs_or_refuses
print(runs_or_refuses("x = 1\ny = " + "x + " * 100000 + "1"))
print(runs_or_refuses("x = 1\ny = " + "x ** " * 100000 + "1"))
print(runs_or_refuses("x = 1\ny = " + "x and " * 100000 + "1"))
print(runs_or_refuses("x = 1\ny = " + "x < " * 100000 + "1"))
print(runs_or_refuses("y = " + "1 + " * 100000 + "1"))
print(runs_or_refuses("y = " + "'a' " * 100000))
print(eval("1 + " * 400 + "1"))
