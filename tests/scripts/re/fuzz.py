# Random patterns on random texts.
# stress: no (too slow)
import re


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 12) % n

    def choice(self, items):
        return items[self.below(len(items))]


r = Random(7)
ATOMS = ["a", "b", "A", "1", ".", r"\d", r"\w", "[ab]", "[^a]", "^", "$", r"\b", "é", "(?=a)", "(?!b)", "(?<=a)"]


def sequence(depth):
    out = ""
    for _ in range(1 + r.below(3)):
        kind = r.below(8) if depth else 0
        if kind > 4:
            item = r.choice(["(%s)", "(?:%s)", "(?:%s)", "(?>%s)", "(?=%s)"]) % alternatives(depth - 1)
        else:
            item = r.choice(ATOMS)
        if item not in ("^", "$", r"\b") and r.below(2):
            item += r.choice(["*", "+", "?", "{2}", "{1,2}", "*?", "+?", "??", "{0,2}?"])
        out += item
    return out


def alternatives(depth):
    return "|".join(sequence(depth) for _ in range(r.choice([1, 1, 2])))


for i in range(150):
    pattern = alternatives(2)
    text = "".join(r.choice("aabbA1 é") for _ in range(r.below(9)))
    p = re.compile(pattern, r.choice([0, 0, re.I, re.A]))
    m = p.search(text)
    print(i, pattern.encode(), text.encode(), m and (m.regs, m.lastindex), p.fullmatch(text) is not None, ascii(p.findall(text)), ascii(p.split(text)))
