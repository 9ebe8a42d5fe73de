# SPDX-License-Identifier: MIT
"""Parts of the debug unit: the cycle counter, and the number of the device."""
from registers import WORD, Peripheral

TRCENA = 1 << 24
CYCCNTENA = 1 << 0


class CoreDebug(Peripheral):
    """At 0xE000EDF0."""

    REGISTERS = {0x0C: ("DEMCR", 0, 0x010F07F1)}


class Dwt(Peripheral):
    """At 0xE0001000. `start` is the cycle at which the counter was 0."""

    REGISTERS = {0x00: ("CTRL", 0x40000000, CYCCNTENA), 0x04: ("CYCCNT", 0, WORD)}

    def reset(self):
        super().reset()
        self.start = 0

    def counts(self):
        return self.board.core_debug["DEMCR"] & TRCENA and self["CTRL"] & CYCCNTENA

    def read_CYCCNT(self):
        return self.board.clock.now() - self.start & WORD if self.counts() else self["CYCCNT"]

    def write_CYCCNT(self, value):
        self["CYCCNT"] = value
        self.start = self.board.clock.now() - value

    def write_CTRL(self, value):
        if not self.counts() and value & CYCCNTENA:
            self.start = self.board.clock.now() - self["CYCCNT"]
        self["CTRL"] = 0x40000000 | value & CYCCNTENA


class Dbgmcu(Peripheral):
    """At 0xE0042000."""

    REGISTERS = {0x00: ("IDCODE", 0, 0)}

    def read_IDCODE(self):
        return self.board.chip.device
