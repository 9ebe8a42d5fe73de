s = "a\ud800b"
print(len(s), ascii(s), ascii(s[1]), s == "a\ud800b", s < "a\ue000", [hex(ord(c)) for c in s])
