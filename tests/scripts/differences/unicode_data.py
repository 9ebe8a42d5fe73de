# The tables of characters' names and of equivalent characters are left out: \N{...} is an error, and identifiers are
# compared as they are written.
try:
    compile(r"'\N{BULLET}'", "source", "eval")
except SyntaxError as e:
    print(e.msg)
space = {}
exec("\ufb01 = 3", space)
print("\ufb01" in space, "fi" in space)
