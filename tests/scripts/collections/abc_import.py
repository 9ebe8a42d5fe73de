import collections.abc
import sys
from collections import abc

print(collections.abc is abc, abc.__name__, abc.Mapping, "collections.abc" in sys.modules)
try:
    from collections.abc import NoSuch
except ImportError as e:
    print("ImportError")
