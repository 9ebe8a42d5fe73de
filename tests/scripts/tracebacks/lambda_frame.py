# check: stderr
f = lambda x: x.nothing_here
list(map(f, [1]))
