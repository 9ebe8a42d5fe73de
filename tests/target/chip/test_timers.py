# SPDX-License-Identifier: MIT
"""machine.Timer on TIM2 to TIM5 and on SysTick, with periods measured in the time of the chip."""
from chip_test import PRELUDE, ChipTest

CR1 = {2: 0x40000000, 3: 0x40000400, 4: 0x40000800, 5: 0x40000C00}


class Timers(ChipTest):
    SETUP = PRELUDE + '''
times = []
def note(t):
    times.append(time.ticks_us())
def steps():
    return [time.ticks_diff(b, a) for a, b in zip(times, times[1:])]
'''

    def test_periods(self):
        """Of each timer: a short one, and one for which 16 bits need a prescaler."""
        for number in CR1:
            for period, turns in ((2, 50), (700, 4)):
                with self.subTest("Timer(%d), %d ms" % (number, period)):
                    out = self.run_good(self.SETUP + (
                        "t = Timer(%d, period=%d, callback=note)\ntime.sleep_ms(%d)\nt.deinit()\n"
                        "print(len(times), max(abs(s - %d) for s in steps()))\n"
                        % (number, period, period * turns + 1, 1000 * period)))
                    count, error = map(int, out.split())
                    self.assertTrue(turns - 1 <= count <= turns, out)
                    self.assertLessEqual(error, 1000 + period)

    def test_frequency(self):
        out = self.run_good(self.SETUP + "t = Timer(3, freq=1000, callback=note)\ntime.sleep_ms(101)\nt.deinit()\n"
                            "print(len(times))\n")
        self.assertTrue(95 <= int(out) <= 101, out)

    def test_once(self):
        self.assertEqual("1 0 True\n", self.run_good(
            self.SETUP + "start = time.ticks_us()\nt = Timer(5, mode=Timer.ONE_SHOT, period=30, callback=note)\n"
            "time.sleep_ms(100)\n"
            "print(len(times), mem32[%d] & 1, 30000 <= time.ticks_diff(times[0], start) < 32000)" % CR1[5]))

    def test_stopped_and_started_again(self):
        self.assertEqual("0 0 9 10\n", self.run_good(
            self.SETUP + "t = Timer(4, period=10, callback=note)\ntime.sleep_ms(5)\nt.deinit()\ntime.sleep_ms(50)\n"
            "print(len(times), mem32[%d] & 1, end=' ')\nt.init(period=10, callback=note)\ntime.sleep_ms(95)\n"
            "print(len(times), end=' ')\ntime.sleep_ms(10)\nt.deinit()\nprint(len(times))" % CR1[4]))

    def test_all_at_once(self):
        """Four of the hardware, eight of SysTick, and then there are no more."""
        out = self.run_good(self.SETUP + '''
counts = {}
def count(t):
    counts[t] = counts.get(t, 0) + 1
timers = [Timer(i, period=10 * i, callback=count) for i in range(2, 6)]
timers += [Timer(-1, period=50, callback=count) for i in range(8)]
try:
    Timer(-1, period=5, callback=count)
except OSError as e:
    print(e.errno)
time.sleep_ms(601)
for t in timers:
    t.deinit()
print([counts[t] for t in timers])
''')
        first, counts = out.split("\n")[:2]
        self.assertEqual("16", first)
        for got, expected in zip(eval(counts), [30, 20, 15, 12] + [12] * 8):
            self.assertTrue(expected - 1 <= got <= expected, counts)

    def test_microseconds(self):
        """A period that SysTick cannot give takes a timer of the hardware."""
        out = self.run_good(self.SETUP + "t = Timer(-1, freq=400, callback=note)\ntime.sleep_ms(101)\nt.deinit()\n"
                            "print(len(times))\n")
        self.assertTrue(38 <= int(out) <= 41, out)

    def test_longest(self):
        """16 bits at 84 or 90 MHz last for some 47 s with the largest prescaler."""
        self.run_good(self.SETUP + "t = Timer(3, period=47000, callback=note)\nt.deinit()")
        self.assertTrue(self.run_bad("Timer(3, period=60000, callback=note)").startswith("OSError: [Errno 22]"))
        self.run_good("t = Timer(2, period=60000, callback=note)\nt.deinit()")

    def test_no_such_timer(self):
        for number in (1, 6, 14):
            self.assertTrue(self.run_bad(self.SETUP + "Timer(%d, period=5, callback=note)" % number)
                            .startswith("OSError: [Errno 19]"))

    def test_soft_reset_stops_them(self):
        self.run_good(self.SETUP + "Timer(2, period=1, callback=note)\nTimer(3, period=1, callback=note)")
        self.repl.soft_reset()
        self.assertEqual("0 0\n", self.run_with_prelude("print(mem32[%d] & 1, mem32[%d] & 1)" % (CR1[2], CR1[3])))

    def test_interrupts_off(self):
        """What became due meanwhile is served when they are on again."""
        self.assertEqual("0 1\n", self.run_good(
            self.SETUP + "t = Timer(2, mode=Timer.ONE_SHOT, period=1, callback=note)\nstate = machine.disable_irq()\n"
            "for i in range(100000):\n    pass\nn = len(times)\nmachine.enable_irq(state)\n"
            "for i in range(100000):\n    pass\nprint(n, len(times))"))

    def test_sleep_with_interrupts_off(self):
        """Time passes all the same."""
        self.assertEqual("True\n", self.run_good(
            self.SETUP + "start = time.ticks_us()\nstate = machine.disable_irq()\ntime.sleep_us(700)\ntime.sleep_ms(30)\n"
            "again = machine.disable_irq()\nmachine.enable_irq(state)\n"
            "print(again != state and 30700 <= time.ticks_diff(time.ticks_us(), start) < 34000)"))
