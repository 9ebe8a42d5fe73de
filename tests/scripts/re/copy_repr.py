import re

p = re.compile("(a)" * 80)
m = p.match("a" * 80)
print(p, m, p.__copy__() is p, m.__copy__() is m, p.__deepcopy__({}) is p, type(p), type(m))
print(re.match("é'", "é'"), re.match(b"a", b"a"), re.compile(b"'"), isinstance(p, re.Pattern), isinstance(m, re.Match))
print(m.re is p, m.string, m.pos, m.endpos)
