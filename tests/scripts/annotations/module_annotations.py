# __annotations__ of modules, of exec'd code; functions' locals have none.
x: int = 1
y: str
z: undefined_is_evaluated if False else float
print(__annotations__)


def f():
    local: undefined = 5
    other: also_undefined
    return local


print(f())
try:
    q: undefined
except NameError as e:
    print(e)
space = {}
exec("a: int = 1\nb: str", space)
print(space["__annotations__"])
locals_ = {}
exec("a: int = 1\nb: str", {}, locals_)
print(sorted(locals_.items()))
import sys

print(sys.modules["__main__"].__annotations__ is __annotations__)
new = type(sys)("new")
print(new.__annotations__, new.__dict__["__annotations__"])
__annotations__ = {"replaced": 1}
w: bytes
print(__annotations__)
