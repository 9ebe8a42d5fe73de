# SPDX-License-Identifier: MIT
"""The general-purpose timers TIM2 to TIM5, as far as counting upwards and its interrupt go."""
import nvic
from registers import Peripheral

CEN, UDIS, URS, OPM, ARPE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 7
UIE = UIF = UG = 1 << 0


class Timer(Peripheral):
    """At 0x40000000 + 0x400 * number. `start` is the cycle at which the counter was 0; while it stands still, the count
    is in CNT. PSC is taken over by an update, ARR at once, or by an update with ARPE."""

    REGISTERS = {
        0x00: ("CR1", 0, 0),
        0x04: ("CR2", 0, 0xF8),
        0x08: ("SMCR", 0, 0),
        0x0C: ("DIER", 0, 0),
        0x10: ("SR", 0, 0),
        0x14: ("EGR", 0, 0),
        0x24: ("CNT", 0, 0),
        0x28: ("PSC", 0, 0xFFFF),
        0x2C: ("ARR", 0, 0),
    }

    def __init__(self, board, name, number, irq, wide):
        self.number, self.exception = number, nvic.FIRST_INTERRUPT + irq
        self.mask = 0xFFFFFFFF if wide else 0xFFFF
        super().__init__(board, name)

    def reset(self):
        super().reset()
        self["ARR"] = self.mask
        self.prescaler, self.limit = 0, self.mask
        self.start = 0

    def has_clock(self):
        return self.board.rcc.enabled("APB1ENR", self.number)

    def running(self):
        return self["CR1"] & CEN and self.limit

    def cycles(self, counts):
        """What so many counts take, in cycles of the processor, rounded up."""
        rcc = self.board.rcc
        return -(-counts * (self.prescaler + 1) * rcc.hclk() // rcc.timer_hz(1))

    def counts(self, cycles):
        rcc = self.board.rcc
        return cycles * rcc.timer_hz(1) // (rcc.hclk() * (self.prescaler + 1))

    def next_event(self):
        return self.start + self.cycles(self.limit + 1) if self.running() else None

    def update(self):
        while self.running() and self.board.clock.now() >= self.next_event():
            self.start = self.next_event()
            self.event(overflow=True)
            if self["CR1"] & OPM:
                self["CR1"] &= ~CEN
                self["CNT"] = 0
        self.changed()

    def event(self, overflow):
        """An update event."""
        if self["CR1"] & UDIS:
            return
        self.prescaler, self.limit = self["PSC"], self["ARR"]
        if overflow or not self["CR1"] & URS:
            self["SR"] |= UIF

    def changed(self):
        self.board.nvic.set_line(self.exception, self["SR"] & self["DIER"] & UIF)

    def count(self):
        return self.counts(self.board.clock.now() - self.start) if self.running() else self["CNT"]

    # ---- registers ----

    def write_CR1(self, value):
        self.update()
        count = self.count()
        self["CR1"] = value & 0x3FF
        self.write_CNT(count)

    def write_DIER(self, value):
        self["DIER"] = value & 0x5F5F
        self.changed()

    def write_SR(self, value):
        self.update()
        self["SR"] &= value
        self.changed()

    def write_EGR(self, value):
        if value & UG:
            self.write_CNT(0)
            self.event(overflow=False)
            self.changed()

    def read_SR(self):
        self.update()
        return self["SR"]

    def read_CNT(self):
        self.update()
        return self.count() & self.mask

    def write_CNT(self, value):
        self["CNT"] = value & self.mask
        self.start = self.board.clock.now() - self.cycles(self["CNT"])

    def write_ARR(self, value):
        self["ARR"] = value & self.mask
        if not self["CR1"] & ARPE:
            self.limit = self["ARR"]
