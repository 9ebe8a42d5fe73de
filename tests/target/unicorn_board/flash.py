# SPDX-License-Identifier: MIT
"""The interface of the flash: wait states and caches. It stays locked; writing to flash is an error it notes."""
from registers import Peripheral

LOCK = 1 << 31
PGSERR = 1 << 7


class Flash(Peripheral):
    """At 0x40023C00. Fault "latency": the wait states stay 0."""

    REGISTERS = {
        0x00: ("ACR", 0, 0x1F0F),
        0x0C: ("SR", 0, 0),
        0x10: ("CR", LOCK, 0),
    }

    def write_ACR(self, value):
        self["ACR"] = value & (0x1F00 if "latency" in self.board.faults else 0x1F0F)

    def write_SR(self, value):
        self["SR"] &= ~value

    def note_write(self):
        self["SR"] |= PGSERR
