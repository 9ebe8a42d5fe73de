import time
for s in (0, 86399, 86400, 951782400, 951868800, 1709164800, 1234567890, -1, -86401, 4102444800):
    print(time.gmtime(s))
t = time.gmtime(1234567890)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst)
print(t[0], t[:3], len(t), isinstance(t, tuple), t == tuple(t), time.gmtime(1.9)[5])
