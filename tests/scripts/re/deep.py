# Deep nesting and long matches need no C stack.
import re

depth = 5000
p = re.compile("(?:" * depth + "a" + ")" * depth)
print(p.match("a").span(), re.match("(?:(?:a|b)c?)*", "ab" * 20000).span(), re.match("(a|b)*?$", "ab" * 20000).span())
print(re.match("(" * 100 + "x" + ")" * 100, "x").group(100), re.compile("(?:a|" * 300 + "b" + ")" * 300).match("b").span())
