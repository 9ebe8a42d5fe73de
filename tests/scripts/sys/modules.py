import sys
import gc
print("sys" in sys.modules, "__main__" in sys.modules, sys.modules["sys"] is sys, sys.modules["gc"] is gc)
print(sys.modules["__main__"].__name__, "not_there" in sys.modules)
class Fake:
    value = 5
sys.modules["fake_module"] = Fake
import fake_module
print(fake_module.value, fake_module is Fake)
