# Many statements and many constants in one unit.
lines = ["total = 0"]
for i in range(1500):
    lines.append("total += %d" % (i * 7 + 100000))
    lines.append("name_%d = 'text %d'" % (i, i))
space = {}
exec("\n".join(lines), space)
print(space["total"], space["name_0"], space["name_1499"])
