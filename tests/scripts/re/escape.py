import re

every = "".join(map(chr, range(160))) + "é"
print(re.escape(every).encode(), re.escape(b"a.b-\xff"), re.fullmatch(re.escape(every), every) is not None, re.escape(""))
