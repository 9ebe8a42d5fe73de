# SPDX-License-Identifier: MIT
"""Power control: the regulator's scale and its over-drive."""
from registers import Peripheral

ODEN, ODSWEN = 1 << 16, 1 << 17  # of CR; ready bits of the same numbers are in CSR
VOSRDY = 1 << 14
START_S = 0.0001


class Pwr(Peripheral):
    """At 0x40007000. Fault "overdrive": it never becomes ready."""

    REGISTERS = {0x00: ("CR", 0xC000, 0x000FFFFF), 0x04: ("CSR", 0, 0)}

    def reset(self):
        super().reset()
        self.ready_at = {}

    def has_clock(self):
        return self.board.rcc.enabled("APB1ENR", 28)

    def has_overdrive(self):
        return bool(self.ready() & ODSWEN)

    def ready(self):
        now = self.board.clock.now()
        return sum(bit for bit, cycle in self.ready_at.items() if now >= cycle)

    def write_CR(self, value):
        for bit in (ODEN, ODSWEN):
            if not value & bit:
                self.ready_at.pop(bit, None)
            elif not self["CR"] & bit and self.board.chip.has_overdrive and "overdrive" not in self.board.faults:
                if bit == ODSWEN and not self.ready() & ODEN:
                    self.board.violation("PWR_CR: over-drive switched before it was ready")
                self.ready_at[bit] = self.board.clock.now() + int(self.board.rcc.hclk() * START_S)
        self["CR"] = value & 0xFFFFF

    def read_CSR(self):
        return VOSRDY | self.ready()
