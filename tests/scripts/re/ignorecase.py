# Characters that are equal but for case, ones with unusual mappings included.
import re

for a, b in ("kK", "k\u212a", "s\u017f", "i\u0130", "i\u0131", "\xb5\u03bc", "ßẞ", "σς", "θϑ", "ﬅﬆ", "ǆǅ", "éÉ", "éE", "ΐΐ", "θϴ"):
    print(ascii(a), ascii(b), [bool(re.match(p % x, y, re.I)) for p in ("%s", "[%s]", "[^%s]") for x, y in ((a, b), (b, a))])
print(re.findall("[a-z]", "AkK\u212a\u017f", re.I), re.findall("[A-Z]", "az\u017f\u212a", re.I), re.findall("[a-z]", "AK\u212a", re.I | re.A))
print(re.findall(rb"[a-\xe9]", b"AZ\xc9\xe9", re.I), re.findall("[À-Ý]", "àé÷", re.I), re.findall("[^a-c]", "ABCD", re.I))
