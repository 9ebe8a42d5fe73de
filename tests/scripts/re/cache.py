# Functions of the module keep compiled patterns.
import re

for i in range(3):
    for j in range(40):
        assert re.match("a{%d}b" % j, "a" * j + "b")
print(re.match("a", "A"), re.match("a", "A", re.I), re.match(b"a", b"a"), re.match("a", "a").re is re.match("a", "a").re)
re.purge()
print(re.match("a", "a").re == re.compile("a"))
