# stress: no (deep recursion)
# __getattr__ on a class used as namespace, and exec within exec.
from _helper_limits import too_deep

source = "exec(source)"
print(too_deep(lambda: exec(source)))
depth = 0
code = """
depth += 1
if depth < 20:
    exec(code)
"""
exec(code)
print(depth)
class Meta(type):
    def __getattr__(cls, name):
        return getattr(cls, name)

class C(metaclass=Meta):
    pass

print(too_deep(lambda: C.x))
