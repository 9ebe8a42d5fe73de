from machine import Timer
import time

calls = []
t = Timer(-1, period=10, callback=calls.append)
start = time.ticks_ms()
while len(calls) < 5 and time.ticks_diff(time.ticks_ms(), start) < 5000:
    time.sleep_ms(1)
print(len(calls), calls[0] is t, time.ticks_diff(time.ticks_ms(), start) >= 50)
t.deinit()
count = len(calls)
time.sleep_ms(30)
print(len(calls) - count)
t.init(freq=100, callback=lambda t: calls.append(0))
time.sleep_ms(200)
t.deinit()
print(5 < len(calls) - count < 25, t)
