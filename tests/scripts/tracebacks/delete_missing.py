# check: stderr
d = {}
del d["nothing"]
