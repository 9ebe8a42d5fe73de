def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

import binascii

for d in (b"", b"a", b"ab", b"abc", bytes(range(256)), memoryview(b"\xff\xfe")):
    e = binascii.b2a_base64(d)
    print(e, binascii.b2a_base64(d, newline=False), binascii.a2b_base64(e) == bytes(d))
for s in ("", "YQ==", "YQ=", "YQ", "Y", "YWI=", "YWI", "YWJj", "YW Jj\n", "=YQ==", "YQ==YQ==", "Y=Q=", "YQ=a", "YWJjZ", "YW!Jj", "====", "YQ===", "YQ= =", "é",
          b"YQ==\n", 5, "YWJj=", "YWJjZGVmZw==x", "Y===", "YWJjY", "\0YQ=="):
    show(binascii.a2b_base64, s)
    show(binascii.a2b_base64, s, strict_mode=True)
show(binascii.b2a_base64, "a")
print(binascii.Error, issubclass(binascii.Error, ValueError))
