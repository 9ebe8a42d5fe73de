# Many cases and many captures in one function.
source = "def f(x):\n    match x:\n"
for i in range(300):
    source += "        case [%d, a%d, *b%d]:\n            return %d, a%d, b%d\n" % (i, i % 40, i % 40, i, i % 40, i % 40)
source += "        case _:\n            return None\n"
exec(source)
print(f([0, 1]), f([150, 2, 3, 4]), f([299, 5]), f([300, 1]), f(3))
source = "match list(range(60)):\n    case [" + ", ".join("v%d" % i for i in range(60)) + "]:\n        print(v0, v31, v59)\n"
exec(source)
exec("match x:\n case " + "[" * 30 + "1 as y" + "]" * 30 + ": print(y)", {"x": eval("[" * 30 + "1" + "]" * 30)})
