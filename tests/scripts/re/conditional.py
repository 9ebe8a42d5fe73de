# (?(group)yes|no)
import re

p = re.compile(r"(<)?(\w+)(?(1)>|$)")
for text in ("<a>", "a", "<a", "a>"):
    print(text, p.match(text))
print(re.match("(?P<x>a)?(?(x)b|c)", "ab"), re.match("(?P<x>a)?(?(x)b|c)", "c"), re.match("(a)?(?(1)b)", ""), re.match("(?:(a)|b)(?(1)c|d)+", "bdd"))
print(re.match("(?(1)a|b)(c)?", "bc"))
