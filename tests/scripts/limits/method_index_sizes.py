# Start and stop arguments beyond the machine word.
# needs: 64-bit
n = 1 << 70
print("abcab".find("b", -n, n), "abcab".find("b", n), "abcab".rfind("a", -n), "abc".count("b", -n, n), "abc".index("c", -n))
print([1, 2, 1].index(1, -n, n), "abc".startswith("a", -n), "abc".endswith("c", n), b"abc".find(b"b", -n, n), (1, 2).index(2, -n, n))
print(list(enumerate("ab", n)), list(range(n, n + 2)), "a b c".split(" ", 1 << 40), "aaa".replace("a", "b", 1 << 40))
try:
    [].insert(n, 1)
except OverflowError:
    print("OverflowError")
try:
    [1].pop(n)
except (IndexError, OverflowError) as e:
    print(type(e).__name__ in ("IndexError", "OverflowError"))
