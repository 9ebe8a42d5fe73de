# findall, finditer, and empty matches.
import re

print(re.findall("a", "banana"), re.findall("(a)(n)?", "banana"), re.findall("(a)n", "banana"), re.findall("x*", "axb"))
print(re.findall("", "ab"), re.findall("a|", "ba"), re.findall(b"a", bytearray(b"aba")), re.findall(r"\b|\w+", "ab cd"))
it = re.finditer("(.)b", "abcbb")
print(iter(it) is it, [m.span() for m in it], list(it))
p = re.compile("a")
print(p.findall("aaaa", 1, 3), [m.span() for m in p.finditer("aaaa", 2)], p.findall(string="aa", pos=1))
s = p.scanner("aba")
print(s.search(), s.match(), s.search(), s.search(), s.pattern is p)
