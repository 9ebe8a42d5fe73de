# Expressions in f-strings.
x, name = 5, "world"
print(f"hello {name}", f"{x}", f"{x + 1}{x * 2}", f"", f"no fields", f"{name!r}", f"{x}" "plain" f"{x}")
print(f"{[i for i in range(3)]} { {'k': 1}['k'] } {(lambda: 7)()} {x if x > 3 else 0}")
print(f'{name.upper()} {len(name)} {name[0]} {"nested"}', F"{x}", f"{ x }")
