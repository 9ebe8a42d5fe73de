# needs: little-endian
import sys
v = sys.version_info
print(v[:2] >= (3, 4), v >= (3,), v.major, v[0] == v.major, len(v), v.releaselevel, v.serial, isinstance(v, tuple))
print(sys.version.startswith("3."), sys.hexversion >> 24, sys.byteorder)
major, minor, *rest = v
print(major, type(minor).__name__, len(rest), v == tuple(v), hash(v) == hash(tuple(v)))
print(repr(v).startswith("sys.version_info(major=3, minor="))
