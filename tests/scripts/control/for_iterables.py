# for over all kinds of iterables.
for source in ([1, 2], (3, 4), "ab", b"cd", {"k": 1}, {5}, range(2), bytearray(b"e"), iter([6]), enumerate("f"), zip([7], [8]), reversed([9, 10]), map(str, [1]), {"v": 2}.values(), {"i": 3}.items()):
    for x in source:
        print(x, end=" ")
print()
