# What is wrong with patterns, and where.
import re

patterns = [
    'a\n(', '(?P<a\nb>)', '(?P>x)', '(?^a)', '(?P=1)', '(?P=a)(?P<a>b)', '(?P<a>(?P=a))', '[\\x]', '[\\u1]', '[\\N]',
    '[\\8]', '[\\400]', '[\\b]', '\\A*', '(?(?=a)b)', '(?( 1)a)', '(?(1a)b)', '(?(+1)b)', 'x(?x)', '(?x) (?i)',
    '(?i)(?s)', ' (?i)', '(?s)a|(?i)b', '(?i)|a', '(?:(?i))', '\\g<1>', '\\Z+', '\\p', '\\E', '(?u)(?a:b)',
    '(?P<a1>)(?P=a1', '(?P<a>a)(?(a', '(?P<a>a)(?(a)|', '(?<!', '(?<=a)*', '\\b{2}', 'a{2,3}{', 'a{2}*', 'a{2}+',
    'a{2}+?', 'a{2}?', 'a??', 'a?+', 'a?+*', '((a)', '((?:a)', 'a|(', '(?i:', '(?-i:', '(?iu-s:a', '\\_', '\\\xe9',
    '[\xe9-a]', '[z-\\x41]', '[\\w-\\d]', '[a-b-c]', '[]a]', '[]-a]', '[a-]', '[--a]', '[a-\\', '[\\',
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
