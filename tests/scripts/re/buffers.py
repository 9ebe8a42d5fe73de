# Bytes patterns on anything with a buffer; a bytearray that changes.
import re

print(re.match(b"a(.)", bytearray(b"abc"))[1], re.search(b"b", memoryview(b"abc")).span(), re.findall(b"..", memoryview(b"abcdef")[::1]))
a = bytearray(b"abcabc")
m = re.search(b"(c)a", a)
print(m.span(), m.string is a, m[0])
a[2:] = b"X"
print(m.span(), m[0], m[1], m.groups())
