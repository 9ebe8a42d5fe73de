# check: stderr
# The range of a SyntaxError is underlined; of what derives from it, the first character.
class Mine(SyntaxError):
    pass

place = ("file", 1, 2, "abcdef", 1, 5)
try:
    raise Mine("mine", place)
except SyntaxError:
    raise SyntaxError("theirs", place)
