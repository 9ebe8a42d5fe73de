# stress: no (large source)
from _helper_limits import runs_or_refuses
for head in ("if 1:", "while 1:", "for x in [1]:", "def f():", "class C:", "with x:", "try:"):
    lines = [" " * i + head for i in range(2000)]
    lines.append(" " * 2000 + "break")
    print(runs_or_refuses("\n".join(lines)))
source = "".join(" " * i + "if 1:\n" for i in range(15)) + " " * 15 + "result = 'reached'"
space = {}
exec(source, space)
print(space["result"])
