import time
t = time.struct_time((2020, 1, 2, 3, 4, 5, 6, 7, 0))
print(t, t.tm_mday, type(t).__name__)
try:
    time.struct_time((1, 2))
except TypeError as e:
    print("TypeError")
