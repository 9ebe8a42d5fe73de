# The builtins module can be imported and changed.
import builtins
print(builtins.len is len)

def f():
    return new_builtin

try:
    f()
except NameError as e:
    print(e)
builtins.new_builtin = 5
print(f())
new_builtin = "global wins"
print(f())
del new_builtin
print(f())
del builtins.new_builtin
try:
    f()
except NameError as e:
    print(e)
