import sys
print(sys.implementation.name, type(sys.implementation.version[0]).__name__, sys.implementation.version.releaselevel)
print(sys.platform in ("linux", "stm32"), type(sys.implementation._machine).__name__)
print(repr(sys.implementation)[:30])
print(sys.version)
