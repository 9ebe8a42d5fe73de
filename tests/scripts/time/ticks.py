import time
period = time.ticks_add(0, -1) + 1
print(period & (period - 1) == 0, period >= 1 << 29)
print(time.ticks_diff(5, 3), time.ticks_diff(3, 5), time.ticks_diff(2, period - 3), time.ticks_diff(period - 3, 2))
print(time.ticks_add(period - 1, 1), time.ticks_add(5, -6) == period - 1, time.ticks_diff(time.ticks_add(7, 100), 7))
a = time.ticks_ms()
b = time.ticks_us()
time.sleep_ms(5)
time.sleep_us(100)
print(time.ticks_diff(time.ticks_ms(), a) >= 5, time.ticks_diff(time.ticks_us(), b) >= 5000, type(time.ticks_cpu()).__name__)
time.sleep_ms(-1)
try:
    time.ticks_add(0, period // 2)
except OverflowError as e:
    print(e)
