class Bad:
    def __repr__(self):
        raise ValueError("no repr")

d = {1: Bad()}
try:
    repr(d)
except ValueError as e:
    print(e)
d[1] = d
print(d)
