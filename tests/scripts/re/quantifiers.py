# Greedy, lazy and possessive repeats.
import re

for p in ("a*", "a+", "a?", "a{2}", "a{2,}", "a{,2}", "a{1,3}", "a{0}", "a{", "a{,", "a{1", "a{x}", "a{,}"):
    for kind in ("", "?", "+"):
        try:
            m = re.match("(%s%s)(.*)" % (p, kind), "aaaa{1,x}")
        except re.error as e:
            print(p + kind, e)
            continue
        print(p + kind, m and m.groups())
print(re.match("a*+a", "aaa"), re.match("(?>a*)a", "aaa"), re.match("(?>a|ab)c", "abc"), re.match("(?:a|ab)c", "abc"))
