# stress: no (large source)
# timeout: 60
from _helper_limits import runs_or_refuses
lines = ["x = 99999", "if x == -1:", "    y = -1"]
for i in range(100000):
    lines.append("elif x == %d:\n    y = %d" % (i, i))
print(runs_or_refuses("\n".join(lines)))
space = {}
exec("\n".join(lines[:300]) + "\nelse:\n    y = 'else'", space)
print(space["y"])
