import time
t = time.gmtime(1234567890)
for f in ("%Y-%m-%d %H:%M:%S", "%a %A %b %B", "%j %U %W %w %y", "%I %p %M", "%c", "%x %X", "%%", "plain", "", "%d/%m/%Y", "%e"):
    print(repr(time.strftime(f, t)))
print(time.strftime("%Y-%m-%d", (2024, 2, 29, 0, 0, 0, 3, 60, 0)))
print(len(time.strftime("%Y")), time.asctime(t), time.asctime((2000, 1, 1, 0, 0, 0, 5, 1, 0)))
for bad in (5, None):
    try:
        time.strftime(bad)
    except TypeError as e:
        print(e)
