# ^ $ \\A \\Z \\b \\B, with and without MULTILINE.
import re

for text in ("", "a", "a\n", "\na", "a b\nc d\n", "é_1 -"):
    for p in ("^", "$", r"\A", r"\Z", r"\b", r"\B", "(?m)^", "(?m)$", r"(?a)\b"):
        print(ascii(text), p, [m.start() for m in re.finditer(p, text)])
print(re.compile("^b").search("ab", 1), re.compile("b$").search("abc", 0, 2), re.compile(r"\Bb").search("ab", 1))
