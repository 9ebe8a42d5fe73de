# Lookahead and lookbehind.
import re

print(re.findall(r"\w+(?=,)", "a,bc,d"), re.findall(r"\b\w+\b(?!,)", "a,bc,d"), re.findall(r"(?<=\$)\d+", "$1 2 $33"))
print(re.findall(r"(?<!\$)\b\d+", "$1 2 $33"), re.match("(?=(a+))a*b\\1", "aab"), re.search("(?<=é)b", "aéb"))
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.search("(?<=ab|cd)x", "cdx"), re.search("(?<!^)a", "ba"))
print(re.match("(?!(a)b)a", "ac").groups(), re.search("(?<=(a))b", "ab").groups(), re.search("(?<=a)b", "ab", 0).span())
print(re.compile("(?<=a)b").search("ab", 1), re.search("(?<=..)c", "bc"))
