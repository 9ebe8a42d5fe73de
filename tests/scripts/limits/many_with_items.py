# stress: no (large source)
from _helper_limits import runs_or_refuses
head = "class M:\n    def __enter__(self): pass\n    def __exit__(self, *a): pass\nm = M()\n"
print(runs_or_refuses(head + "with " + ", ".join("m" for _ in range(15)) + ":\n    x = 1\nassert x == 1"))
print(runs_or_refuses(head + "with " + ", ".join("m" for _ in range(5000)) + ":\n    x = 1\nassert x == 1"))
print(runs_or_refuses("x = [1 " + "for a in [1] " * 5000 + "]"))
print(runs_or_refuses("x = [1 for a in [1] " + "if a " * 20000 + "]\nassert x == [1]"))
