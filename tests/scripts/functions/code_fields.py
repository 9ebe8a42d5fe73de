# The fields of code objects that tools read.
import math

def f(a, b, /, c=1, *args, d, e=5, **kwargs):
    return len(args) + math.sqrt(c.real)

code = f.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
print(code.co_varnames, code.co_nlocals, code.co_flags & 12, code.co_names)

def outer(x):
    y = 2
    def inner():
        return x + y
    return inner

print(outer.__code__.co_varnames[:1], outer.__code__.co_cellvars, sorted(outer(1).__code__.co_freevars))
print(sorted(c.cell_contents for c in outer(1).__closure__))
print(7 in (lambda: 7000000007 + 1 + 7).__code__.co_consts or True, "text" in (lambda: "text").__code__.co_consts)
print(type(code.co_code).__name__, code.co_code == f.__code__.co_code, code.co_stacksize > 0)
module = compile("x = abs(1)\n", "name.py", "exec")
print(module.co_name, module.co_filename, module.co_argcount, module.co_varnames, module.co_names)
