# Single characters, dots, escapes.
import re

for p in (".", r"\.", r"\n", "\n", r"\t", r"\x41", r"\u00e9", r"\U0001F600", r"\0", r"\101", r"\\\\", r"\-", "é", r"\a\f\v\r"):
    print(ascii(p), [c for c in ("a", "A", ".", "\n", "\t", "é", "\U0001F600", "\0", "\\", "-", "\a\f\v\r") if re.fullmatch(p, c)])
print(re.findall(".", "a\né"), re.findall("(?s).", "a\né"))
