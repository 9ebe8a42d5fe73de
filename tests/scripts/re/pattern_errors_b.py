# What is wrong with patterns, and where.
import re

patterns = [
    '\\', '\\q', '\\x', '\\x1', '\\u', '\\u12', '\\U', '\\U00110000', '\\U0011000', '\\N', '\\N{', '\\N{a', '\\N{a}',
    '\\N{}', '\\1', '(\\1)', '(a)\\2', '\\400', '\\777', '\\0777', '\\08', '\\100', '*', '+a', '?', 'a**', 'a*+',
    'a*?', 'a*?+', 'a+++', 'a{2}{3}', 'a{2,1}', 'a{99999999999}', 'a{1,99999999999}', '{1}', 'a{', 'a{,', 'a{,}',
    'a{1,', '(*)', '|*', '(?:*)', '^*', '$*', '\\b*', '(?=a)*', '(?P<a>b)(?P<a>c)', '(?P<\xe9>a)', '(?P<a b>a)',
    '(?>', '(?>a', '(?!', '(?!a', '(?<!a', '(?<!a|bc)', '(?<=(a)\\1)', '(?<=\\1)(a)', '(a)(?<=\\1)',
    '(?P<n>a)(?<=(?P=n))', '(?<=(?P<n>a)(?P=n))', '(?<=(a)(?(1)b|c))', '[[a]', '[a&&b]',
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
