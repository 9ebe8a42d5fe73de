# match, fullmatch and search: where they look, and what they give.
import re

for text in ("abc", "xabc", "abcx", "", "ab"):
    for f in (re.match, re.fullmatch, re.search):
        m = f("abc", text)
        print(text, f.__name__, m and m.span())
print(re.match("", "x"), re.search("x*", "aaxx"), re.fullmatch("a|ab", "ab"))
