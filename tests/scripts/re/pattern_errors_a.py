# What is wrong with patterns, and where.
import re

patterns = [
    '(', ')', 'a)', '(?', '(?P', '(?P<', '(?P<a', '(?P<a>', '(?P<1>a)', '(?P<>a)', '(?P=a)', '(?P=a', '(?Px', '(?<',
    '(?<a)', '(?<a', '(?#', '(?#a', '(?:', '(?:a', '(?=', '(?=a', '(?<=a*)', '(?<=a', '(?(', '(?(1', '(?(1)',
    '(?(1)a|b|c)', '()(?(1)a|b|c)', '(?(0)a)', '(?(a)b)', '(?(99)b)', '(?(1)a', '(a)(?(1)b', '(?i', '(?i-', '(?i-)',
    '(?z)', '(?iz)', '(?-i)', '(?-z:a)', '(?-', '(?i-i:a)', '(?a-a:a)', '(?au)', '(?L)', '(?aL:a)', '(?ai', 'a(?i)',
    '(?i:a', '(?x:a', '(?i-z', '(?i-:a)', '[', '[]', '[^', '[^]', '[a', '[a-', '[b-a]', '[a-\\d]', '[\\d-a]', '[\\q]',
]
for p in patterns:
    for q in (p, p.encode("latin-1")) if p.isascii() else (p,):
        try:
            r = re.compile(q)
            print(ascii(q), "is fine", r.groups, r.flags, dict(r.groupindex))
        except re.error as e:
            print(ascii(q), e.msg.encode(), e.pos, e.lineno, e.colno, str(e).encode())
        except OverflowError as e:
            print(ascii(q), e)
