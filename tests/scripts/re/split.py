import re

print(re.split(",", "a,b,,c"), re.split("(,)", "a,b"), re.split(",", ""), re.split("x", "abc"), re.split("", "ab"), re.split("x*", "axbc"))
print(re.split("(a)|(b)", "1a2b3"), re.split(",", "a,b,c", 1), re.split(",", "a,b,c", maxsplit=2), re.split(",", "a,b", maxsplit=-1))
print(re.split(b",", b"a,b"), re.split(b",", bytearray(b"a,b")), re.split(r"\W+", "Words, words.", flags=re.A), re.compile("b").split("abc", 1))
