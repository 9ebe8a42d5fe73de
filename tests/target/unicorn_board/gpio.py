# SPDX-License-Identifier: MIT
"""A port of sixteen pins."""
from registers import Peripheral

INPUT, OUTPUT, ALTERNATE, ANALOG = range(4)
PULL_NONE, PULL_UP, PULL_DOWN = range(3)


class Gpio(Peripheral):
    """At 0x40020000 + 0x400 * number. `driven` is what the world outside does to pins: {number: level}."""

    REGISTERS = {
        0x00: ("MODER", 0, 0xFFFFFFFF),
        0x04: ("OTYPER", 0, 0xFFFF),
        0x08: ("OSPEEDR", 0, 0xFFFFFFFF),
        0x0C: ("PUPDR", 0, 0xFFFFFFFF),
        0x10: ("IDR", 0, 0),
        0x14: ("ODR", 0, 0xFFFF),
        0x18: ("BSRR", 0, 0),
        0x1C: ("LCKR", 0, 0),
        0x20: ("AFRL", 0, 0xFFFFFFFF),
        0x24: ("AFRH", 0, 0xFFFFFFFF),
    }
    RESET_VALUES = {"A": (0xA8000000, 0, 0x64000000), "B": (0x280, 0xC0, 0x100)}  # MODER, OSPEEDR, PUPDR: debug pins

    def __init__(self, board, name, number):
        self.number = number
        self.driven = {}
        self.levels = 0
        super().__init__(board, name)

    def reset(self):
        super().reset()
        self["MODER"], self["OSPEEDR"], self["PUPDR"] = self.RESET_VALUES.get(self.name[-1], (0, 0, 0))
        self.levels = self.compute_levels()

    def has_clock(self):
        return self.board.rcc.enabled("AHB1ENR", self.number)

    def mode(self, pin):
        return self["MODER"] >> 2 * pin & 3

    def alternate(self, pin):
        """The function that the pin is connected with, or None."""
        if self.mode(pin) != ALTERNATE:
            return None
        return (self["AFRL"] | self["AFRH"] << 32) >> 4 * pin & 0xF

    def level(self, pin):
        """Of the wire: outputs win over pulls, and lose against the world only if they are open-drain and high."""
        if self.mode(pin) == OUTPUT:
            level = self["ODR"] >> pin & 1
            if not (level and self["OTYPER"] >> pin & 1):
                return level
        if pin in self.driven:
            return self.driven[pin]
        return int(self["PUPDR"] >> 2 * pin & 3 == PULL_UP)

    def compute_levels(self):
        return sum(self.level(pin) << pin for pin in range(16))

    def changed(self):
        """Tells EXTI of edges."""
        before, self.levels = self.levels, self.compute_levels()
        for pin in range(16):
            if (before ^ self.levels) >> pin & 1:
                self.board.exti.edge(self.number, pin, self.levels >> pin & 1)

    def drive(self, pin, level):
        """level None: the world lets go of the pin."""
        if level is None:
            self.driven.pop(pin, None)
        else:
            self.driven[pin] = int(level)
        self.changed()

    def write_word(self, offset, value):
        super().write_word(offset, value)
        if self.has_clock() and offset <= 0x18:
            self.changed()

    def read_IDR(self):
        analog = sum(1 << pin for pin in range(16) if self.mode(pin) == ANALOG)
        return self.levels & ~analog

    def write_BSRR(self, value):
        self["ODR"] = self["ODR"] & ~(value >> 16) | value & 0xFFFF
