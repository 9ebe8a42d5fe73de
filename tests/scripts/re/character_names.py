# \\N{...} in patterns.
import re

print(re.match(r"\N{DIGIT ONE}", "1"), re.match(r"[\N{LATIN SMALL LETTER A}-\N{latin small letter c}]+", "abcd"), re.match(r"\N{em dash}", "\u2014"))
for p in (r"\N{NO SUCH CHARACTER}", rb"\N{DIGIT ONE}", r"[a-\N{DIGIT ONE}]"):
    try:
        re.compile(p)
    except re.error as e:
        print(e)
