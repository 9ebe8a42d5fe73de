# Concatenation, repetition, membership, comparison of sequences.
print([1] + [2], (1,) + (2,), "a" + "b", b"a" + b"b")
print([1, 2] * 2, 2 * (1,), "ab" * 0, -1 * [1], b"x" * 3, True * "t")
print(1 in [1], 5 not in (1, 2), "b" in "abc", "" in "", b"b" in b"abc", 98 in b"abc")
print([1, 2] < [1, 3], (1,) < (1, 2), "a" < "b", "Z" < "a", [] < [1], b"a" < b"b", [1, [2]] == [1, [2]])
for source in ("[1] + (2,)", "(1,) + [2]", "'a' + 1", "1 + 'a'", "b'a' + 'b'", "'a' * 'b'", "[1] * 1.5", "1 in 'abc'", "'a' in b'abc'", "[1] < (2,)", "[1] - [1]"):
    try:
        eval(source)
    except TypeError as e:
        print(e)
