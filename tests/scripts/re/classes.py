# Sets and classes of characters, for str, ASCII and bytes.
import re

text = "aZ09_ \t\n-]^é٣ß\u2003\x1c"
for p in (r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", "[a-z]", "[^a-z]", "[]a]", "[^]a]", "[a-]", "[-a]", r"[\d_]", r"[^\d_]", r"[\]\-]",
          "[a^]", "[é-ÿ]", r"[\w-]", r"[\s\S]", "[.]", r"[\b]", r"[\n]"):
    print(p, re.findall(p, text), re.findall(p, text, re.A))
print(re.findall(rb"\w|[\x80-\xff]", b"a\xe9_ \xff"), re.findall(rb"\s", b" \x1c\x0b\xa0"))
