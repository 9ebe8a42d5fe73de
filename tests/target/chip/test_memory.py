# SPDX-License-Identifier: MIT
"""The memory of the part: SRAM and CCM as heap, its ends, the unique number, the guard below the stack."""
import unittest

from chip_test import BANNER_END, HCLK_HZ, IS_429, PATIENCE_S, PRELUDE, SRAM_SIZE, ChipTest

CCM_SIZE = 64 * 1024
ADDRESSES = '''
from uctypes import addressof
def in_ccm(kind, size):
    found, kept = [0, 0], []
    try:
        while True:
            kept.append(kind(size))
            found[addressof(kept[-1]) < 0x20000000] += 1
    except MemoryError:
        kept = None
    return found
'''


class Heap(ChipTest):
    faults = ()
    has_ccm = True

    def test_size(self):
        free = int(self.run_good("import gc\ngc.collect()\nprint(gc.mem_free() + gc.mem_alloc())"))
        sram = SRAM_SIZE - 16 * 1024
        whole = sram + (CCM_SIZE if self.has_ccm else 0)
        self.assertTrue(0.95 * whole < free <= whole, free)

    def test_both_regions_are_used(self):
        sram, ccm = map(int, self.run_good(ADDRESSES + "print(*in_ccm(bytes, 1000))").split())
        self.assertGreater(sram, (SRAM_SIZE - 40 * 1024) // 1100)
        if self.has_ccm:
            self.assertGreater(ccm, 50)
        else:
            self.assertEqual(0, ccm)

    def test_buffers_are_where_peripherals_reach(self):
        """Bytearrays may be given to a DMA controller, which does not see the CCM."""
        sram, ccm = map(int, self.run_good(ADDRESSES + "print(*in_ccm(bytearray, 1000))").split())
        self.assertEqual(0, ccm)
        self.assertGreater(sram, (SRAM_SIZE - 40 * 1024) // 1100)

    def test_arrays_that_grow(self):
        self.assertEqual("True\n", self.run_good(
            "import array, uctypes\na = [array.array('H') for i in range(50)]\nfor i in range(300):\n"
            "    for one in a:\n        one.append(i)\n"
            "print(all(uctypes.addressof(one) >= 0x20000000 for one in a))"))

    def test_collections_over_both(self):
        self.assertEqual("True\n", self.run_good(
            "import gc\nfiller = [bytes([i]) * 1000 for i in range(%d)]\nfor turn in range(20):\n"
            "    kept = [[i, str(i)] for i in range(300)]\n    gc.collect()\n"
            "print(all(str(i) == s for i, s in kept) and all(f[0] == i for i, f in enumerate(filler)))"
            % ((SRAM_SIZE + (CCM_SIZE if self.has_ccm else 0)) // 2000)))


class HeapWithoutCcm(Heap):
    """As on an emulator, or on a part that has none."""

    faults = ("ccm",)
    has_ccm = False


class Map(ChipTest):
    def test_ends_of_memory(self):
        """Beyond SRAM, flash and CCM there is nothing."""
        flash_size = (2048 if IS_429 else 1024) * 1024
        out = self.run_with_prelude('''
for start, size in ((0x20000000, %d), (0x08000000, %d), (0x10000000, 0x10000)):
    mem32[start + size - 4]
    for address in (start - 4, start + size):
        try:
            mem32[address]
            print(hex(address), "is there")
        except OSError as e:
            print(e)
''' % (SRAM_SIZE, flash_size))
        self.assertEqual("[Errno 14] Bad address\n" * 6, out)

    def test_bad_addresses_while_interrupts_are_off(self):
        """The fault becomes a hard fault then."""
        self.assertEqual("[Errno 14] Bad address\nTrue\n", self.run_with_prelude(
            "state = machine.disable_irq()\ntry:\n    mem32[0x60000000] = 1\nexcept OSError as e:\n    error = e\n"
            "machine.enable_irq(state)\nprint(error)\nt = time.ticks_ms()\ntime.sleep_ms(20)\n"
            "print(time.ticks_diff(time.ticks_ms(), t) >= 20)"))

    def test_flash_is_not_written(self):
        self.assertEqual("True\n", self.run_with_prelude(
            "before = mem32[0x08000000]\nmem32[0x08000000] = 0x12345678\nprint(mem32[0x08000000] == before)"))

    def test_unique_id(self):
        self.assertEqual("b'123456789:;<' %d\n" % (2048 if IS_429 else 1024), self.run_with_prelude(
            "from machine import mem16\nprint(machine.unique_id(), mem16[0x1FFF7A22])"))

    def test_cycle_counter(self):
        """ticks_cpu counts what the processor does."""
        out = self.run_good("import time\na = time.ticks_cpu()\ntime.sleep_ms(10)\n"
                            "print(time.ticks_diff(time.ticks_cpu(), a))")
        self.assertTrue(HCLK_HZ // 100 <= int(out) < HCLK_HZ // 80, out)


class WithoutUniqueId(ChipTest):
    faults = ("uid",)

    def test_error(self):
        self.assertEqual("OSError: [Errno 14] Bad address", self.run_bad("import machine\nmachine.unique_id()"))


class Guard(ChipTest):
    def area(self):
        """Of the MPU's only region: start, size."""
        base, attributes = map(int, self.run_with_prelude(
            "mem32[0xE000ED98] = 0\nprint(mem32[0xE000ED9C], mem32[0xE000EDA0])").split())
        self.assertEqual(1, attributes & 1)
        return base & ~31, 2 << (attributes >> 1 & 31)

    def test_cannot_be_touched(self):
        start, size = self.area()
        self.assertEqual(0x20000000 + SRAM_SIZE - 16 * 1024, start)
        self.assertEqual("ok E E ok\n", self.run_with_prelude('''
def touch(address):
    try:
        mem32[address] = mem32[address]
        return "ok"
    except OSError:
        return "E"
print(touch(%d), touch(%d), touch(%d), touch(%d))
''' % (start - 4, start, start + size - 4, start + size)))

    def test_stack_overflow(self):
        """The next interrupt finds no room for its frame."""
        start, size = self.area()
        self.board.ask(stack_pointer=start + size + 40)
        report = self.repl.read_until(BANNER_END, PATIENCE_S)
        self.assertIn(b"FATAL: stack overflow, exception 00000004", report)
        status = int(report.split(b"cfsr ")[1][:8], 16)
        self.assertEqual(1 << 4, status & (1 << 4 | 0xFF00), report)  # MSTKERR
        self.repl.enter(PATIENCE_S)
        self.assert_alive()


class Faults(ChipTest):
    """The registers are printed, and the chip starts anew."""

    def report_of(self, source):
        self.repl.start((PRELUDE + source).encode())
        report = self.repl.read_until(BANNER_END, PATIENCE_S)
        self.assertIn(b"FATAL: fault", report)
        self.repl.enter(PATIENCE_S)
        self.assert_alive()
        fields = report[report.index(b"FATAL"):].split(b"Type")[0].replace(b",", b"").split()
        return {a.decode(): int(b, 16) for a, b in zip(fields, fields[1:]) if len(b) == 8}

    def test_interrupt_into_nowhere(self):
        fields = self.report_of('''
table = 0x20010000
for i in range(0, 107 * 4, 4):
    mem32[table + i] = mem32[0x08000000 + i]
mem32[table + 60] = 0x60000001
mem32[0xE000ED08] = table
time.sleep_ms(100)
''')
        self.assertEqual(5, fields["exception"])
        self.assertEqual(0x60000000, fields["pc"])
        self.assertEqual(1 << 8, fields["cfsr"])

    def test_interrupt_nobody_asked_for(self):
        fields = self.report_of("mem32[0xE000E100] = 1 << 11\nmem32[0xE000E200] = 1 << 11\ntime.sleep_ms(10)")
        self.assertEqual(16 + 11, fields["exception"])

    def test_reset_cause(self):
        self.report_of("mem32[0xE000E100] = 1 << 11\nmem32[0xE000E200] = 1 << 11\ntime.sleep_ms(10)")
        self.assertEqual("True\n", self.run_with_prelude("print(machine.reset_cause() == machine.HARD_RESET)"))


class Reset(ChipTest):
    fresh = True
    CAUSES = PRELUDE + ("print([name for name in ('PWRON_RESET', 'HARD_RESET', 'WDT_RESET', 'DEEPSLEEP_RESET')"
                        " if getattr(machine, name) == machine.reset_cause()])")

    def test_by_the_program(self):
        self.assertEqual("['PWRON_RESET']\n", self.run_good(self.CAUSES))
        self.repl.start(b"import machine\nmachine.reset()\n")
        self.repl.read_until(BANNER_END, PATIENCE_S)
        self.repl.enter(PATIENCE_S)
        self.assertEqual("['HARD_RESET']\n", self.run_good(self.CAUSES))
        self.assertEqual(HCLK_HZ, self.state()["hclk"])

    def test_by_the_button(self):
        self.board.ask(reset="pin")
        self.repl.read_until(BANNER_END, PATIENCE_S)
        self.repl.enter(PATIENCE_S)
        self.assertEqual("['HARD_RESET']\n", self.run_good(self.CAUSES))
