# SPDX-License-Identifier: MIT
"""The timer of the processor."""
import nvic
from registers import Peripheral

ENABLE, TICKINT, CLKSOURCE, COUNTFLAG = 1 << 0, 1 << 1, 1 << 2, 1 << 16


class SysTick(Peripheral):
    """At 0xE000E010. `zero` is the cycle at which the counter reaches 0 next."""

    REGISTERS = {
        0x00: ("CTRL", 0, 0),
        0x04: ("LOAD", 0, 0xFFFFFF),
        0x08: ("VAL", 0, 0),
        0x0C: ("CALIB", 0xC0000000, 0),
    }

    def reset(self):
        super().reset()
        self.zero = None

    def divisor(self):
        return 1 if self["CTRL"] & CLKSOURCE else 8

    def period(self):
        return (self["LOAD"] + 1) * self.divisor()

    def next_event(self):
        return self.zero if self["CTRL"] & TICKINT else None

    def update(self):
        now = self.board.clock.now()
        if self.zero is not None and now >= self.zero:
            self["CTRL"] |= COUNTFLAG
            self.zero += ((now - self.zero) // self.period() + 1) * self.period()
            if self["CTRL"] & TICKINT:
                self.board.nvic.pending.add(nvic.SYS_TICK)

    def start(self):
        self.zero = self.board.clock.now() + self.period() if self["CTRL"] & ENABLE and self["LOAD"] else None

    def write_CTRL(self, value):
        before = self["CTRL"]
        self["CTRL"] = before & COUNTFLAG | value & (ENABLE | TICKINT | CLKSOURCE)
        if (before ^ value) & (ENABLE | CLKSOURCE):
            self.start()

    def read_CTRL(self):
        self.update()
        value = self["CTRL"]
        self["CTRL"] &= ~COUNTFLAG
        return value

    def read_VAL(self):
        self.update()
        if self.zero is None:
            return 0
        return (self.zero - self.board.clock.now()) // self.divisor() % (self["LOAD"] + 1)

    def write_VAL(self, value):
        self["CTRL"] &= ~COUNTFLAG
        self.start()
