# SPDX-License-Identifier: MIT
"""The memory protection unit, as far as regions that forbid reading or writing privileged code go."""
from registers import Peripheral

REGION_COUNT = 8
ENABLE = 1


class Mpu(Peripheral):
    """At 0xE000ED90."""

    REGISTERS = {
        0x00: ("TYPE", REGION_COUNT << 8, 0),
        0x04: ("CTRL", 0, 7),
        0x08: ("RNR", 0, 0xFF),
        0x0C: ("RBAR", 0, 0),
        0x10: ("RASR", 0, 0),
    }

    def reset(self):
        super().reset()
        self.regions = [[0, 0] for _ in range(REGION_COUNT)]  # RBAR, RASR
        self.board.memory.protect([])

    def read_RBAR(self):
        return self.regions[self["RNR"]][0] | self["RNR"]

    def read_RASR(self):
        return self.regions[self["RNR"]][1]

    def write_RBAR(self, value):
        if value & 0x10:  # VALID: the number of the region is in it
            self["RNR"] = value & 0xF
        self.regions[self["RNR"]][0] = value & ~0x1F
        self.changed()

    def write_RASR(self, value):
        self.regions[self["RNR"]][1] = value
        self.changed()

    def write_CTRL(self, value):
        self["CTRL"] = value & 7
        self.changed()

    def changed(self):
        """Tells the memory what is forbidden now: [(start, end, forbids reading)]."""
        areas = []
        if self["CTRL"] & ENABLE:
            for start, attributes in self.regions:
                access, size = attributes >> 24 & 7, 2 << (attributes >> 1 & 0x1F)
                if attributes & ENABLE and access not in (1, 2, 3):
                    areas.append((start & -size, (start & -size) + size, access in (0, 4)))
        if self.board.memory.protect(areas):
            # Pages cannot be mapped anew in the middle of an instruction. It is executed again after the stop, and
            # finds that nothing changes any more.
            self.board.cpu.stop_before()
