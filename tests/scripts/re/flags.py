# Flags as arguments, in the pattern, for a group.
import re

print(re.findall("a.b", "a\nb A\nB", re.S | re.I), re.match("(?i)É", "é"), re.match("(?i:a)b", "Ab"), re.match("(?i:a)b", "AB"))
print(re.match("(?i)a(?-i:b)", "Ab"), re.match("(?i)a(?-i:b)", "AB"), re.compile("a").flags, re.compile("a", re.A).flags, re.compile(b"a").flags)
print(re.compile("(?ims)a").flags, re.compile("""
    a b  # a comment
    [ ]  \\# (?# another ) c +
    """, re.X).match("ab #ccc"), re.match("(?x) a (?-x: b)", "a b"))
print(re.compile("a", re.I | re.M), re.compile(b"a", re.X), re.compile("(?s)x"))
print(re.match(r"(?a:\w)\w", "aé"), re.match(r"(?a:\w)", "é"), re.match(r"(?a)(?u:\w)", "é"))
