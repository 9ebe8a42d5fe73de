# SPDX-License-Identifier: MIT
"""Which exceptions are enabled, pending and active, and with which priority."""
from registers import Peripheral

PRIORITY_BITS = 0xF0  # the family implements four
FIRST_INTERRUPT = 16
HARD_FAULT, MEM_MANAGE, BUS_FAULT, USAGE_FAULT, SVCALL, PEND_SV, SYS_TICK = 3, 4, 5, 6, 11, 14, 15
IDLE = 256  # priority when no exception is active


class Nvic(Peripheral):
    """At 0xE000E100. Exceptions are known by their number; an interrupt has FIRST_INTERRUPT more than in the manual."""

    SET_ENABLE, CLEAR_ENABLE, SET_PENDING, CLEAR_PENDING, ACTIVE, PRIORITY = 0x000, 0x080, 0x100, 0x180, 0x200, 0x300

    def reset(self):
        super().reset()
        self.enabled, self.pending, self.lines = set(), set(), set()
        self.active = []  # the innermost last
        self.priorities = {}

    def set_line(self, exception, level):
        """An interrupt is pending as long as its line is high, unless it is being served."""
        (self.lines.add if level else self.lines.discard)(exception)

    def is_pending(self, exception):
        return exception in self.pending or (exception in self.lines and exception not in self.active)

    def priority(self, exception):
        if exception <= HARD_FAULT:
            return exception - 4
        if exception < FIRST_INTERRUPT:
            return self.board.scb.priority(exception)
        return self.priorities.get(exception, 0)

    def running_priority(self):
        """Of what is active; masks are the processor's affair."""
        return min((self.priority(e) for e in self.active), default=IDLE)

    def candidates(self):
        """Pending exceptions that are enabled."""
        found = {e for e in self.pending if e < FIRST_INTERRUPT or e in self.enabled}
        found.update(e for e in self.lines if e in self.enabled and e not in self.active)
        return found

    def most_urgent(self):
        """(priority, exception) or None."""
        return min(((self.priority(e), e) for e in self.candidates()), default=None)

    # ---- registers ----

    def word_of(self, members, offset):
        first = FIRST_INTERRUPT + offset // 4 * 32
        return sum(1 << bit for bit in range(32) if first + bit in members)

    def change(self, members, offset, value, add):
        first = FIRST_INTERRUPT + offset // 4 * 32
        for bit in range(32):
            if value >> bit & 1:
                (members.add if add else members.discard)(first + bit)

    def read_word(self, offset):
        table, index = offset & ~0x7F, offset & 0x7F
        if table in (self.SET_ENABLE, self.CLEAR_ENABLE):
            return self.word_of(self.enabled, index)
        if table in (self.SET_PENDING, self.CLEAR_PENDING):
            return self.word_of(self.pending | self.lines - set(self.active), index)
        if table == self.ACTIVE:
            return self.word_of(set(self.active), index)
        first = FIRST_INTERRUPT + offset - self.PRIORITY
        return sum(self.priorities.get(first + i, 0) << 8 * i for i in range(4)) if offset >= self.PRIORITY else 0

    def write(self, offset, size, value):
        table, index = offset & ~0x7F, offset & 0x7F
        if offset >= self.PRIORITY:
            for i in range(size):
                self.priorities[FIRST_INTERRUPT + offset - self.PRIORITY + i] = value >> 8 * i & PRIORITY_BITS
        elif table in (self.SET_ENABLE, self.CLEAR_ENABLE):
            self.change(self.enabled, index, value, table == self.SET_ENABLE)
        elif table in (self.SET_PENDING, self.CLEAR_PENDING):
            self.change(self.pending, index, value, table == self.SET_PENDING)
