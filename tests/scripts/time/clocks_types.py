import time
print(type(time.perf_counter()).__name__, type(time.monotonic()).__name__, type(time.time_ns()).__name__)
a = time.monotonic()
b = time.monotonic()
print(b >= a, time.perf_counter_ns() > 0, time.monotonic_ns() > 0, time.process_time() >= 0, time.process_time_ns() >= 0)
print(time.time() > 1600000000, time.time_ns() > 1600000000 * 10**9)
