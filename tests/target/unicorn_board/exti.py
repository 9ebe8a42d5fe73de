# SPDX-License-Identifier: MIT
"""External interrupts, and the part of SYSCFG that says which port they come from."""
import nvic
from registers import Peripheral

LINES = 0x7FFFFF


class Syscfg(Peripheral):
    """At 0x40013800."""

    REGISTERS = {offset: (name, 0, 0xFFFF) for offset, name in
                 ((0x08, "EXTICR1"), (0x0C, "EXTICR2"), (0x10, "EXTICR3"), (0x14, "EXTICR4"))}

    def has_clock(self):
        return self.board.rcc.enabled("APB2ENR", 14)

    def port(self, line):
        return self.values[0x08 + line // 4 * 4] >> line % 4 * 4 & 0xF


class Exti(Peripheral):
    """At 0x40013C00. It has no clock of its own to enable."""

    REGISTERS = {
        0x00: ("IMR", 0, LINES),
        0x04: ("EMR", 0, LINES),
        0x08: ("RTSR", 0, LINES),
        0x0C: ("FTSR", 0, LINES),
        0x10: ("SWIER", 0, 0),
        0x14: ("PR", 0, 0),
    }

    def edge(self, port, line, level):
        if self.board.syscfg.port(line) == port and self["RTSR" if level else "FTSR"] >> line & 1:
            self["PR"] |= 1 << line
            self.changed()

    def changed(self):
        active = self["PR"] & self["IMR"]
        for irq, lines in [(6 + i, 1 << i) for i in range(5)] + [(23, 0x03E0), (40, 0xFC00)]:
            self.board.nvic.set_line(nvic.FIRST_INTERRUPT + irq, active & lines)

    def write_IMR(self, value):
        self["IMR"] = value & LINES
        self.changed()

    def write_SWIER(self, value):
        new = value & ~self["SWIER"] & self["IMR"]
        self["SWIER"] |= value & LINES
        self["PR"] |= new
        self.changed()

    def write_PR(self, value):
        self["PR"] &= ~value
        self["SWIER"] &= ~value
        self.changed()
