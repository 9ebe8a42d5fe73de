# The decorators of MicroPython's code generators need no import, and do nothing.
@micropython.native
def f(x):
    return x + 1

@micropython.bytecode
@micropython.viper
def g(x):
    return x + 2

def plain(function):
    return lambda x: function(x) * 10

@plain
@micropython.native
def h(x):
    return x

class A:
    @micropython.native
    def m(self):
        return "m"

    @staticmethod
    @micropython.native
    def s():
        return "s"

print(f(1), g(1), h(1), A().m(), A.s())
for source in ("@micropython.other\ndef f(): pass\n", "@micropython.native.more\ndef f(): pass\n"):
    try:
        exec(source)
    except SyntaxError as e:
        print(e.msg, e.lineno)
