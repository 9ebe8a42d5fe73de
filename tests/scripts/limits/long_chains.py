# Long chains of calls, attributes and subscripts.
class A:
    def b(self, *args):
        return self

    def __getitem__(self, index):
        return self

    def __call__(self, *args):
        return self

    @property
    def p(self):
        return self

a = A()
for chain in (".b()", ".b(a.b(1))", "[0]", ".p", "()", ".p[0].b()()", ".b(*[1])"):
    space = {"a": a}
    exec("def f(a):\n    x = a" + 200 * chain + "\n    return x", space)
    print(eval("a" + 200 * chain) is a, space["f"](a) is a)
