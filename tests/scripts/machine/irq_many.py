from machine import Pin

try:
    for round in range(3):  # setting one again does not use up another
        for n in range(16):
            Pin(n).irq(print)
    print("all 16")
finally:
    for n in range(16):
        Pin(n).irq(None)


from machine import Timer
timers = []
try:
    while True:
        timers.append(Timer(period=1000000, callback=print))
except OSError as e:
    print(len(timers), e)
for t in timers:
    t.deinit()
    t.deinit()
print(Timer(period=1000000, callback=print).deinit())
