# Patterns that make a simple backtracking matcher take for ever.
import re

n = 10000
for p, text in (("(a+)+$", "a" * n + "b"), ("(a*)*$", "a" * n + "b"), ("(a|aa)+$", "a" * n + "b"), ("(.*)*x", "a" * n),
                ("a*a*a*a*b", "a" * n), ("(?:a?){50}a{50}", "a" * 50), ("(x+x+)+y", "x" * n), ("(([a-z])+.)+[A-Z]", "a" * n),
                ("(a+?)+?$", "a" * n + "b"), ("(?:a|b|ab)*c", "ab" * n), ("(?:(?:a+)+)+$", "a" * n + "b"), ("(?=(a+)+b)", "a" * 300)):
    print(p, re.match(p, text) if p != "(?:a?){50}a{50}" else re.match(p, text).span())
