# Displays with many items.
n = 700
items = eval("[" + ",".join(str(i) for i in range(n)) + "]")
print(len(items), items[-1], sum(items))
pairs = eval("{" + ",".join("%d: %d" % (i, i * i) for i in range(n)) + "}")
print(len(pairs), pairs[699])
members = eval("{" + ",".join(str(i) for i in range(n)) + "}")
print(len(members), sum(members))
t = eval("(" + ",".join("'s%d'" % i for i in range(n)) + ")")
print(len(t), t[0], t[699])
x = 5
mixed = eval("[" + ",".join("x + %d" % i for i in range(n)) + "]")
print(mixed[0], mixed[-1], len(mixed))
