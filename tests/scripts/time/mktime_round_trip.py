# needs: double
import time
for s in (0, 1, 951782399, 951782400, 1709164800, 2000000000):
    print(time.mktime(time.localtime(s)) == s, time.mktime(tuple(time.localtime(s))) == s)
print(time.mktime((2000, 14, 35, 25, 61, 61, 0, 0, 0)) == time.mktime((2001, 3, 8, 2, 2, 1, 0, 0, 0)))
for bad in ((1, 2), "text", (2000, "a", 1, 1, 1, 1, 1, 1, 1)):
    try:
        time.mktime(bad)
    except TypeError as e:
        print("TypeError")
