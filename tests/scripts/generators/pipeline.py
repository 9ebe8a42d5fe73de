# Generators feeding generators.
def read(lines):
    for line in lines:
        yield line.strip()

def nonempty(lines):
    for line in lines:
        if line:
            yield line

def number(lines):
    n = 0
    for line in lines:
        n += 1
        yield "%d: %s" % (n, line)

for line in number(nonempty(read([" a ", "", "b", "  ", "c"]))):
    print(line)
