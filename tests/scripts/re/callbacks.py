# Functions that replace may search, fail, or change what is searched.
import re


def nested(m):
    return re.sub("b", "c", m.group())


print(re.sub("ab+", nested, "abbab"))


def fails(m):
    raise KeyError(m.start())


try:
    re.sub("b", fails, "ab")
except KeyError as e:
    print("KeyError", e)
it = re.finditer("a", "aaa")
print(next(it).span(), [m.span() for m in re.finditer("a", "a" * 3)], next(it).span())
