# Many captured variables.
source = "def outer():\n"
source += "".join("    v%d = %d\n" % (i, i) for i in range(60))
source += "    def inner():\n        return " + " + ".join("v%d" % i for i in range(60)) + "\n"
source += "    return inner\n"
namespace = {}
exec(source, namespace)
print(namespace["outer"]()())
print(len(namespace["outer"]().__closure__))
