s = "añ€😀z"
for i in range(-5, 5):
    print(i, s[i], repr(s[i:]), repr(s[:i]), repr(s[::i or 1]))
print(s[::-1], s[1:4], s[3:0:-1], len(s))
