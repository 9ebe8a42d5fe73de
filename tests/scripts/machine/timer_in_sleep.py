# Handlers run while the program sleeps, and the sleep lasts as long as it should.
from machine import Timer
import time

order = []
t = Timer(mode=Timer.ONE_SHOT, period=20, callback=lambda t: order.append("timer"))
start = time.ticks_ms()
time.sleep_ms(100)
order.append("slept")
print(order, time.ticks_diff(time.ticks_ms(), start) >= 100)
