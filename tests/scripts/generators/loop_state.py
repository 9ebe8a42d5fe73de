# Many live generators keep their own loop state.
def g(n):
    for i in range(n):
        for j in "ab":
            yield n, i, j

gens = [g(n) for n in range(1, 4)]
out = []
for _ in range(6):
    for it in gens:
        out.append(next(it, None))
print(out)
