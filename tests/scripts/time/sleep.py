import time
a = time.monotonic_ns()
time.sleep(0.02)
time.sleep(0)
print(time.monotonic_ns() - a >= 19_000_000)
for bad in (-1, -0.5):
    try:
        time.sleep(bad)
    except ValueError as e:
        print(e)
for bad in ("a", None):
    try:
        time.sleep(bad)
    except TypeError as e:
        print("TypeError")
