# Operators that look like conversions, specs or endings.
x = 5
d = {"a": 1}
print(f"{x != 5} {x == 5} {x >= 5} {x <= 5} {x!=3}")
print(f"{d['a']:>3} {x:>3} {(lambda y: y + 1)(2)} {(y := 7)} {y}")
print(f"{x,} {x, 1} {*[1, 2],} {'}'} {'{'} {':'} {'!'}")
