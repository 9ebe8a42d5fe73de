hashes = {hash(frozenset(i for i in range(10) if n >> i & 1)) for n in range(1024)}
print(len(hashes) > 1000)
