# The function __import__.
m = __import__("_helper_all")
print(m.shown)
p = __import__("_pkg_deep.first")
print(p.__name__, p.first.name)
try:
    __import__("no_such_module_here")
except ImportError as e:
    print(e)
try:
    __import__("")
except ValueError as e:
    print(e)
try:
    __import__(5)
except TypeError as e:
    print(e)
