# What const() gets has to be known to the compiler; a text for exec() knows const from where it is called.
from micropython import const

def attempt(source, *namespaces):
    try:
        exec(source, *namespaces)
    except SyntaxError as e:
        print(source, "-", e.msg)

for value in ("x", "f(1)", "1 // 0", "1 << -1", "'a' @ 2", "[1]", "-'a'", "(1, y)", "z.attribute", "1 < 'a'", "(1, 2)[2]"):
    attempt("_A = const(%s)" % value)
attempt("_A = const(1); _A = const(2)")
space = {}
attempt("_A = const(3)\nB = const(_A + 1)\nprint(_A, B)", space)
print("_A" in space, "B" in space)
attempt("def f():\n  n = const(g)\n  return n\ng = 5\nprint(f())", {"const": const})
attempt("print(const(len('abc')))")
