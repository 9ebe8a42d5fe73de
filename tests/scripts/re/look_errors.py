import re

for p in ("(?<=a*)b", "(?<=a|bc)", "(?<!a?)", r"(?<=(a+)\1)", "(?<=(a))b", r"(a*)(?<=\1)", r"(?<=(a)\1)"):
    try:
        print(p, re.compile(p).groups)
    except re.error as e:
        print(p, e, e.pos, e.pattern)
