# A possessive group that fails on its way leaves no trace: CPython 3.11 goes on behind what it had matched, or hangs.
import re

print(re.search(r"(B\W*((bb)))?+_", "B_"), re.findall(r"(ab)?+", "aab"), re.match(r"(?:(a)b)*+(a)", "aba").groups())
