# Back-references, by number and by name, with and without case.
import re

print(re.search(r"(\w)\1", "hello"), re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'x\"y' z"))
print(re.match(r"(a)|\1b", "b"), re.match(r"(?i)(a)\1", "aA"), re.match(r"(?i)(é)\1", "éÉ"), re.match(r"(a)\1", "aA"))
print(re.match(r"(a*)\1", "aaaaa").span(), re.match(rb"(.)\1", b"\xe9\xe9").span(), re.match(r"(.)\1", "éé").span())
print(re.match(r"(1)(2)(3)(4)(5)(6)(7)(8)(9)(0)\10", "12345678900").span())
