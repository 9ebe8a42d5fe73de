import time

print(time.timezone, time.altzone, time.daylight, time.tzname)
print(type(time.thread_time()).__name__, type(time.thread_time_ns()).__name__, time.thread_time() >= 0)
