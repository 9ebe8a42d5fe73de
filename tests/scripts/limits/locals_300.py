# A function with 300 locals, some captured.
body = "".join("    v%d = %d + a\n" % (i, i) for i in range(300))
source = "def f(a):\n" + body + "    g = lambda: v299 + v0\n    return " + " + ".join("v%d" % i for i in range(300)) + " + g()\n"
space = {}
exec(source, space)
print(space["f"](0), space["f"](1))
source = "def f(a):\n" + body + "    for v5 in range(3):\n        v299 += v5\n    v0, v298 = v298, v0\n    return v0, v5, v298, v299\n"
exec(source, space)
print(space["f"](0))
