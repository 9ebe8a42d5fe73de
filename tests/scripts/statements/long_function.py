# A function with long jumps and many locals and constants.
lines = ["def f(flag):", "    total = 0", "    for i in range(3):", "        if flag:"]
for i in range(900):
    lines.append("            total += i * %d" % (i + 1000))
lines.append("        else:")
for i in range(900):
    lines.append("            total -= i * %d.5" % i)
lines.append("    return total")
space = {}
exec("\n".join(lines), space)
print(space["f"](True), space["f"](False))
