# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
clauses = "".join("except ValueError:\n    pass\n" for _ in range(5000))
print(runs_or_refuses("try:\n    raise KeyError\n" + clauses + "except KeyError:\n    x = 1\nassert x == 1"))
print(runs_or_refuses("try:\n    pass\nfinally:\n    pass\n" * 20000))
print(runs_or_refuses("def f():\n" + "    try:\n        x = 1\n    except E:\n        pass\n" * 5000 + "    return x\nassert f() == 1"))
print(runs_or_refuses("d = lambda f: f\n" + "@d\n" * 5000 + "def f(): pass\n"))
