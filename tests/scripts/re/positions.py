# pos and endpos, also with characters that are more than one byte.
import re

p = re.compile("é.")
s = "aéböéc"
for pos in (-1, 0, 1, 2, 4, 5, 9):
    for endpos in (0, 3, 5, 6, 99):
        m = p.search(s, pos, endpos)
        print(pos, endpos, m and (m.span(), m.pos, m.endpos, m.group()))
print(p.match(s, 1).regs, p.fullmatch(s, 1, 3), p.search(s, endpos=2), p.match(string=s, pos=4))
