import re

print(re.sub("a", "x", "banana"), re.sub("a", "x", "banana", 2), re.subn("a", "x", "banana", count=1), re.subn("z", "x", "b"))
print(re.sub("(a)(n)?", r"[\2\1]", "banana"), re.sub("(?P<v>a)", r"<\g<v>\g<1>\g<0>>", "ban"), re.sub("a", r"\n\t\\\101\0", "a").encode())
print(re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"), re.sub(r"\b", "|", "ab cd"), re.sub("a", "", "banana"))
print(re.sub("a", lambda m: m.group().upper() + str(m.start()), "banana"), re.sub("a", lambda m: None, "banana"))
print(re.sub(b"a", rb"\g<0>\g<0>", b"ba"), re.sub(b"a", b"x", bytearray(b"ba")), re.sub(b"a", lambda m: bytearray(b"q"), b"a"))
s = "unchanged"
print(re.sub("x", "y", s) is s, re.compile("a").sub(r"\\", "a"), re.sub("é", "e", "éa"), re.sub("(é)", r"\1\1", "é"))
