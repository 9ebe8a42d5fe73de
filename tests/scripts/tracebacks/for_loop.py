# check: stderr
def numbers():
    yield 1
    raise ValueError("in the generator")

for x in numbers():
    print(x)
