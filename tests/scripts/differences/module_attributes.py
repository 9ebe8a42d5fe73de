# Modules have no __spec__, __loader__ and __cached__; and the names that CPython's module site adds are not there.
import sys
print(__name__, "__spec__" in globals(), "__loader__" in globals(), hasattr(sys, "__spec__"))
import builtins
for name in ("exit", "quit", "copyright", "credits", "license"):
    print(name, hasattr(builtins, name))
