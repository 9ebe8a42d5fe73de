# Built-in functions, methods and modules have no docstrings and no text signatures: they would fill flash memory.
import math
print(len.__doc__, str.join.__doc__, math.__doc__, hasattr(print, "__text_signature__"))
