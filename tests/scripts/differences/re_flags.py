# The flags of re are plain ints, and a pattern's groupindex is a dict.
import re

print(re.I, re.I | re.M, type(re.compile("(?P<n>a)").groupindex), re.compile("a", re.I | re.X))
for name in ("RegexFlag", "Scanner", "template"):
    print(name, hasattr(re, name))
print(re.compile(b"\xe9", re.L | re.I).match(b"\xc9"))
