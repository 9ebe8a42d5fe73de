# The hash of a str is the same in every run. Of very long strs only both ends and samples between them count, so that
# making one costs little more than copying it; they are told apart by comparing.
size = 20000
strs = ["a" * i + "b" + "a" * (size - 1 - i) for i in range(8000, 8400)]
print(len({hash(s) for s in strs}) < len(strs), len(set(strs)) == len(strs))
print(hash("a" * size) == hash("a" * 500 + "a" * (size - 500)))
