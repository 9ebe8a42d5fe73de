# SPDX-License-Identifier: MIT
"""Virtual time, in cycles of the processor: one for each instruction."""

ACCESS_CYCLES = 2  # what an access to a peripheral takes


class Clock:
    """Time moves with slices of instructions. Within a slice only accesses to peripherals move it, so that programs that
    wait by asking again and again see it pass."""

    def __init__(self):
        self.base = 0  # cycles before the present slice
        self.slice_cycles = 0
        self.accesses = 0

    def now(self):
        return self.base + min(self.accesses * ACCESS_CYCLES, self.slice_cycles)

    def begin_slice(self, cycles):
        self.slice_cycles = cycles
        self.accesses = 0

    def end_slice(self, cycles):
        """`cycles` is what the slice has taken, as far as known."""
        self.base = max(self.now(), self.base + cycles)
        self.slice_cycles = self.accesses = 0

    def skip_to(self, cycle):
        self.base = max(self.base, cycle)
