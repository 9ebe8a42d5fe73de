# SPDX-License-Identifier: MIT
"""The chip and its surroundings: the memory map, the peripherals, and the loop that lets time pass."""
import collections

import debug
import exti
import flash
import gpio
import mpu
import nvic
import pwr
import rcc
import scb
import systick
import timer
import usart
from clock import Clock
from cpu import Cpu
from memory import PAGE, Memory

MAX_SLICE = 50000  # instructions
HANDLER_SLICE = 2000  # while an exception is served
# While one waits for a mask to go away, which may be for a few instructions only: the first slices, and later ones.
MASKED_SLICE, MASKED_SLICE_MAX = 4, 1024
HANDLER_CYCLES = 100  # what a handler is said to take: how many instructions a slice had that ended early is not known

Chip = collections.namedtuple("Chip", "flash_size ram ports max_hz has_overdrive device hse_hz")
SRAM, CCM = 0x20000000, 0x10000000
CHIPS = {
    "stm32f405": Chip(1 << 20, [(SRAM, 128 << 10, "sram"), (CCM, 64 << 10, "ccm")], "ABCDEFGHI", 168000000, False,
                      0x10076413, 25000000),
    "stm32f429": Chip(2 << 20, [(SRAM, 192 << 10, "sram"), (CCM, 64 << 10, "ccm")], "ABCDEFGHIJK", 180000000, True,
                      0x20036419, 8000000),
}
FAULTS = ("hse", "pll", "switch", "rcc", "overdrive", "latency", "ccm", "uid")
UNIQUE_ID = bytes(range(0x31, 0x3D))
TX, RX = ({("A", 9): 7, ("B", 6): 7}, {("A", 10): 7, ("B", 7): 7})  # of USART1


class Board:
    """`faults` names what is broken, of FAULTS; `console` is what the world outside hears and says."""

    def __init__(self, chip, segments, faults=(), baud=115200):
        self.chip, self.faults = CHIPS[chip], set(faults)
        self.hse_hz = self.chip.hse_hz
        self.clock = Clock()
        self.violations = []
        self.reset_wanted, self.exit_status = None, None
        self.cpu = Cpu(self)
        self.memory = Memory(self.cpu.uc, self.chip, segments, UNIQUE_ID, self.faults)
        self.memory.cpu = self.cpu
        for address, data in segments:
            self.cpu.watch_unmasking(address, data)
        self.make_peripherals()
        self.console.baud = baud
        self.reset("power")

    def make_peripherals(self):
        self.nvic = nvic.Nvic(self, "NVIC")
        self.scb = scb.Scb(self, "SCB")
        self.mpu = mpu.Mpu(self, "MPU")
        self.systick = systick.SysTick(self, "SysTick")
        self.core_debug = debug.CoreDebug(self, "CoreDebug")
        self.dwt = debug.Dwt(self, "DWT")
        self.dbgmcu = debug.Dbgmcu(self, "DBGMCU")
        self.rcc = rcc.Rcc(self, "RCC")
        self.pwr = pwr.Pwr(self, "PWR")
        self.flash = flash.Flash(self, "FLASH")
        self.syscfg = exti.Syscfg(self, "SYSCFG")
        self.exti = exti.Exti(self, "EXTI")
        self.gpio = {}
        for number, letter in enumerate(self.chip.ports):
            self.gpio[letter] = gpio.Gpio(self, "GPIO" + letter, number)
        self.timers = [timer.Timer(self, "TIM%d" % (i + 2), i, irq, wide)
                       for i, (irq, wide) in enumerate(((28, True), (29, False), (30, False), (50, True)))]
        self.console = usart.Usart(self, "USART1", 37, 4, 2, TX, RX)
        self.blocks = [  # (start, size, peripheral)
            (0xE0001000, 0x400, self.dwt), (0xE000E010, 0x10, self.systick), (0xE000E100, 0x400, self.nvic),
            (0xE000ED00, 0x90, self.scb), (0xE000ED90, 0x20, self.mpu), (0xE000EDF0, 0x10, self.core_debug),
            (0xE0042000, 0x400, self.dbgmcu), (0x40007000, 0x400, self.pwr), (0x40011000, 0x400, self.console),
            (0x40013800, 0x400, self.syscfg), (0x40013C00, 0x400, self.exti), (0x40023800, 0x400, self.rcc),
            (0x40023C00, 0x400, self.flash)]
        self.blocks += [(0x40000000 + 0x400 * t.number, 0x400, t) for t in self.timers]
        self.blocks += [(0x40020000 + 0x400 * g.number, 0x400, g) for g in self.gpio.values()]
        self.timed = [self.systick, self.console] + self.timers
        self.map_peripherals()

    def map_peripherals(self):
        self.pages = collections.defaultdict(list)
        for start, size, peripheral in self.blocks:
            for page in range(start & -PAGE, start + size, PAGE):
                self.pages[page].append((start, start + size, peripheral))
        for page in range(0xE000E000, 0xE000F000, PAGE):
            self.pages.setdefault(page, [])
        for page in self.pages:
            self.cpu.uc.mmio_map(page, PAGE, self.read, page, self.write, page)

    # ---- accesses of the processor ----

    def find(self, page, offset):
        address = page + offset
        for start, end, peripheral in self.pages[page]:
            if start <= address < end:
                return peripheral, address - start
        return None, 0

    def read(self, uc, offset, size, page):
        self.clock.accesses += 1
        peripheral, offset = self.find(page, offset)
        return peripheral.read(offset, size) if peripheral else 0

    def write(self, uc, offset, size, value, page):
        self.clock.accesses += 1
        peripheral, offset = self.find(page, offset)
        if peripheral:
            peripheral.write(offset, size, value)

    # ---- reset ----

    def reset(self, cause):
        self.reset_wanted = None
        self.masked_slice = 0
        for _, _, peripheral in self.blocks:
            peripheral.reset()
        self.rcc.note_reset(cause)
        self.memory.apply()
        self.cpu.reset()

    def request_reset(self, cause):
        self.reset_wanted = cause
        self.cpu.stop_before()

    def violation(self, text):
        """Something that a real chip would not stand."""
        if text not in self.violations:
            self.violations.append(text)

    # ---- time ----

    def update(self):
        for peripheral in self.timed:
            peripheral.update()

    def next_event(self):
        return min((e for e in (p.next_event() for p in self.timed) if e is not None), default=None)

    def take_interrupt(self):
        """Lets the most urgent exception happen. Returns whether one has to wait."""
        urgent = self.nvic.most_urgent()
        if urgent is None:
            return False
        if urgent[0] >= self.cpu.priority():
            return True
        self.cpu.enter(urgent[1])
        return False

    def step(self):
        """A slice of instructions. Returns why it ended, as Cpu.run."""
        self.update()
        limit = HANDLER_SLICE if self.nvic.active else MAX_SLICE
        self.cpu.waiting = self.take_interrupt()
        if self.cpu.held_at is not None:
            limit = 1
        elif self.cpu.waiting:
            limit = self.masked_slice = min(2 * self.masked_slice, MASKED_SLICE_MAX)
        else:
            self.masked_slice = MASKED_SLICE // 2
        event = self.next_event()
        if event is not None:
            limit = max(1, min(limit, event - self.clock.now()))
        self.clock.begin_slice(limit)
        why = self.cpu.run(limit)
        self.clock.end_slice(limit if why == "count" else min(limit, HANDLER_CYCLES))
        if self.reset_wanted is not None:
            self.reset(self.reset_wanted)
            return "reset"
        if why != "count":
            self.masked_slice = MASKED_SLICE // 2
        self.memory.apply()
        return why

    def awake(self):
        """Whether wfi would go on at once. A mask does not matter to it."""
        self.update()
        return bool(self.nvic.candidates())

    def skip_to_event(self):
        """Lets time pass until something happens. False: nothing ever will."""
        event = self.next_event()
        if event is not None:
            self.clock.skip_to(event)
        return event is not None
