a = "foo"
b = a + "bar" + "" + "é"
print(b, len(b), "" + "", ("" + a) == a)
s = ""
for i in range(300):
    s += chr(97 + i % 26)
print(len(s), s[250:260])
