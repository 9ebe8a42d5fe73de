# SPDX-License-Identifier: MIT
"""What all peripherals have in common: named registers, and the record of what was written to them."""

WORD = 0xFFFFFFFF


class Peripheral:
    """A block of 32-bit registers.

    REGISTERS is {offset: (name, value after reset, mask of the bits that keep what is written)}. A method read_NAME()
    gives the value instead of what was written; write_NAME(value) is called instead of storing it. Offsets that are not
    in the table read as 0 and ignore writes.
    """

    REGISTERS = {}

    def __init__(self, board, name):
        self.board, self.name = board, name
        self.values = {}
        self.writes = []  # (register, value) since the record was started; None: there is none
        self.recording = False
        self.readers, self.writers = {}, {}
        for offset, (register, _, _) in self.REGISTERS.items():
            for prefix, table in (("read_", self.readers), ("write_", self.writers)):
                method = getattr(self, prefix + register, None)
                if method is not None:
                    table[offset] = method
        self.offsets = {row[0]: offset for offset, row in self.REGISTERS.items()}
        self.reset()

    def reset(self):
        """To the state after reset. Those that keep more than registers add to it."""
        self.values = {offset: value for offset, (_, value, _) in self.REGISTERS.items()}

    def has_clock(self):
        """Without a clock, registers read as 0 and ignore writes."""
        return True

    def __getitem__(self, register):
        return self.values[self.offsets[register]]

    def __setitem__(self, register, value):
        self.values[self.offsets[register]] = value

    # ---- accesses of the processor ----

    def read_word(self, offset):
        if not self.has_clock():
            return 0
        reader = self.readers.get(offset)
        return reader() if reader is not None else self.values.get(offset, 0)

    def write_word(self, offset, value):
        row = self.REGISTERS.get(offset)
        if row is None or not self.has_clock():
            return
        if self.recording:
            self.writes.append((row[0], value))
        writer = self.writers.get(offset)
        if writer is not None:
            writer(value)
        else:
            self.values[offset] = (self.values[offset] & ~row[2] | value & row[2]) & WORD

    def read(self, offset, size):
        return self.read_word(offset & ~3) >> 8 * (offset & 3) & (1 << 8 * size) - 1

    def write(self, offset, size, value):
        if size < 4:  # the other bytes stay as they are
            shift, mask = 8 * (offset & 3), (1 << 8 * size) - 1
            value = self.values.get(offset & ~3, 0) & ~(mask << shift) | (value & mask) << shift
        self.write_word(offset & ~3, value)

    # ---- time ----

    def next_event(self):
        """The cycle at which something happens by itself, or None."""
        return None

    def update(self):
        """Lets happen what is due."""
