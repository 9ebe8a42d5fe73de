import sys
a = "".join(["ab", "cd ef"])
b = "".join(["abc", "d ef"])
print(a == b, sys.intern(a) is sys.intern(b), sys.intern("x") == "x")
for x in (1, b"a", None):
    try:
        sys.intern(x)
    except TypeError as e:
        print(e)
