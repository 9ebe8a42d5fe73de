# SPDX-License-Identifier: MIT
"""A USART. One of them, the console, is connected with the world."""
import collections

import nvic
from registers import Peripheral

ORE, RXNE, TC, TXE = 1 << 3, 1 << 5, 1 << 6, 1 << 7
RE, TE, RXNEIE, TCIE, TXEIE, UE = 1 << 2, 1 << 3, 1 << 5, 1 << 6, 1 << 7, 1 << 13
BITS_PER_BYTE = 10
BAUD_TOLERANCE = 0.02


class Usart(Peripheral):
    """Bytes that arrive wait until there is room, as if the sender knew; with `paced`, they come at the line's speed,
    and those that find no room are lost, as on a real line. Sending takes no time.

    `pins` is {(port, pin): function} of the pins that can be its TX, and likewise of RX.
    """

    REGISTERS = {
        0x00: ("SR", 0, 0),
        0x04: ("DR", 0, 0),
        0x08: ("BRR", 0, 0xFFFF),
        0x0C: ("CR1", 0, 0xBFFF),
        0x10: ("CR2", 0, 0x7FFF),
        0x14: ("CR3", 0, 0x0FFF),
        0x18: ("GTPR", 0, 0xFFFF),
    }

    def __init__(self, board, name, irq, enable, bus, tx, rx):
        self.exception = nvic.FIRST_INTERRUPT + irq
        self.enable, self.bus, self.tx, self.rx = enable, bus, tx, rx
        self.paced = False
        self.baud = None  # of the world outside; None: nothing is connected
        self.incoming, self.outgoing = collections.deque(), bytearray()
        super().__init__(board, name)

    def reset(self):
        super().reset()
        self.received, self.overrun = None, False
        self.due = None  # when the next byte has arrived, if paced
        self.lost = 0

    def has_clock(self):
        return self.board.rcc.enabled("APB%dENR" % self.bus, self.enable)

    def connected(self, pins):
        return any(self.board.gpio[port].alternate(pin) == function for (port, pin), function in pins.items())

    def check_baud(self):
        actual = self.board.rcc.pclk(self.bus) / max(1, self["BRR"])
        if self.baud and abs(actual / self.baud - 1) > BAUD_TOLERANCE:
            self.board.violation("%s: %d baud, and %d at the other end" % (self.name, actual, self.baud))

    # ---- receiving ----

    def listens(self):
        return self["CR1"] & (UE | RE) == UE | RE and self.has_clock() and self.connected(self.rx)

    def arrive(self, data):
        """The world has sent this. Whoever does not listen loses it."""
        if self.listens():
            self.incoming.extend(data)
            self.update()

    def wants_more(self):
        return len(self.incoming) < 256

    def next_event(self):
        if not self.paced or not self.incoming:
            return None
        if self.due is None:
            self.due = self.board.clock.now() + self.byte_cycles()
        return self.due

    def byte_cycles(self):
        return BITS_PER_BYTE * self["BRR"] * self.board.rcc.apb_divider(self.bus)

    def update(self):
        if self.paced:
            while self.incoming and self.next_event() <= self.board.clock.now():
                byte = self.incoming.popleft()
                self.due = self.due + self.byte_cycles() if self.incoming else None
                if self.received is None:
                    self.received = byte
                else:
                    self.overrun = True
                    self.lost += 1
        elif self.received is None and self.incoming:
            self.received = self.incoming.popleft()
        self.changed()

    def changed(self):
        wanted = self["CR1"] & RXNEIE and (self.received is not None or self.overrun)
        self.board.nvic.set_line(self.exception, wanted or self["CR1"] & (TXEIE | TCIE))

    # ---- registers ----

    def read_SR(self):
        self.update()
        return TC | TXE | (RXNE if self.received is not None else 0) | (ORE if self.overrun else 0)

    def read_DR(self):
        byte, self.received, self.overrun = self.received or 0, None, False
        self.update()
        return byte

    def write_DR(self, value):
        if self["CR1"] & (UE | TE) == UE | TE and self.connected(self.tx):
            self.check_baud()
            self.outgoing.append(value & 0xFF)

    def write_CR1(self, value):
        self["CR1"] = value & 0xBFFF
        if not self.listens():
            self.incoming.clear()
        self.changed()
