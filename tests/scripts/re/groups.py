# Groups: numbered, named, unmatched, nested, repeated.
import re

m = re.match(r"(?P<year>\d+)-(?P<month>\d+)(-(?P<day>\d+))?", "2024-05")
print(m.group(), m.group(0), m.group(1, 2), m.group("year"), m["month"], m[3], m.groups(), m.groups("x"))
print(m.groupdict(), m.groupdict("?"), m.start("month"), m.end(1), m.span("day"), m.regs, m.lastindex, m.lastgroup)
print(re.match("((a)(b))+", "abab").regs, re.match("(a|b)*", "ab").groups(), re.match("(a)|b", "b").groups())
print(re.match("(?:(a)|(b))*", "abb").groups(), re.match("((a)|b)*", "ab").lastindex, re.match("(a)(b)?", "a").lastindex)
p = re.compile("(?P<x>a)(b)(?P<y>c)")
print(p.groups, dict(p.groupindex), p.match("abc").lastgroup)
