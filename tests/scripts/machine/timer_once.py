# A timer that runs once calls once; its place is free again.
from machine import Timer
import time

calls = []
for i in range(40):
    Timer(mode=Timer.ONE_SHOT, period=1, callback=lambda t: calls.append(i))
    start = time.ticks_ms()
    while len(calls) == i and time.ticks_diff(time.ticks_ms(), start) < 5000:
        pass
time.sleep_ms(20)
print(calls == list(range(40)))
a = Timer(mode=Timer.ONE_SHOT, period=1, callback=calls.append)
time.sleep_ms(10)
b = Timer(period=5, callback=calls.append)
a.deinit()  # must not stop b, which has taken its place
count = len(calls)
time.sleep_ms(100)
print(len(calls) > count)
b.deinit()
