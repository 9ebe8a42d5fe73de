# SPDX-License-Identifier: MIT
"""machine.Pin on registers, and interrupts of pins."""
import time

from chip_test import IS_429, PATIENCE_S, PRELUDE, ChipTest

PORT = {"A": 0x40020000, "C": 0x40020800, "D": 0x40020C00}
MODER, OTYPER, OSPEEDR, PUPDR, IDR, ODR, AFRL = 0x00, 0x04, 0x08, 0x0C, 0x10, 0x14, 0x20
EXTI_IMR = 0x40013C00


class Registers(ChipTest):
    def fields(self, setup, *wanted):
        """Registers of port C after a program: (offset, shift, mask)."""
        places = ", ".join("mem32[%d] >> %d & %d" % (PORT["C"] + o, s, m) for o, s, m in wanted)
        return tuple(map(int, self.run_with_prelude(setup + "\nprint(%s)" % places).split()))

    def test_modes(self):
        """Pin C5: its fields in MODER and OTYPER."""
        for mode, expected in (("IN", (0, 0)), ("OUT", (1, 0)), ("OPEN_DRAIN", (1, 1)), ("ALT", (2, 0)),
                               ("ALT_OPEN_DRAIN", (2, 1)), ("ANALOG", (3, 0))):
            with self.subTest(mode):
                self.assertEqual(expected, self.fields("p = Pin('C5', Pin.%s)" % mode, (MODER, 10, 3), (OTYPER, 5, 1)))
                self.assertEqual("True\n", self.run_good("print(p.mode() == Pin.%s)" % mode))

    def test_neighbours_stay(self):
        self.assertEqual((1, 3, 0x55, 0x8040), self.fields(
            "Pin('C6', Pin.OUT, value=1)\nPin('C7', Pin.ANALOG)\nPin('C15', Pin.OPEN_DRAIN, value=1)\n"
            "for i in range(4):\n    Pin('C%d' % i, Pin.OUT)\nPin('C5', Pin.OUT, value=1)\nPin('C5', Pin.IN)\nPin('C5', value=0)",
            (MODER, 12, 3), (MODER, 14, 3), (MODER, 0, 0xFF), (ODR, 0, 0x8060)))

    def test_pulls_drives_functions(self):
        self.assertEqual((1, 2, 0, 3, 9, 11), self.fields(
            "Pin('C0', Pin.IN, Pin.PULL_UP)\nPin('C1', Pin.IN, Pin.PULL_DOWN)\nPin('C2', Pin.IN, Pin.PULL_UP)\n"
            "Pin('C2').pull(None)\nPin('C3', Pin.OUT, drive=Pin.DRIVE_3)\nPin('C4', Pin.ALT, alt=9)\n"
            "Pin('C14', Pin.ALT, alt=11)",
            (PUPDR, 0, 3), (PUPDR, 2, 3), (PUPDR, 4, 3), (OSPEEDR, 6, 3), (AFRL, 16, 15), (AFRL + 4, 24, 15)))

    def test_levels_are_set_at_once(self):
        """By BSRR, so that an interrupt between reading and writing does no harm; the level before the mode, so that
        nothing is seen on the wire that was not asked for."""
        self.board.ask(record="GPIOC")
        self.run_with_prelude("p = Pin('C8', Pin.OUT, value=1)\np.off()\np(1)\np.value(0)")
        writes = self.board.ask(writes="GPIOC")["writes"]
        self.assertEqual([0x100, 0x1000000, 0x100, 0x1000000], [v for name, v in writes if name == "BSRR"])
        self.assertNotIn("ODR", [name for name, _ in writes])
        names = [name for name, _ in writes]
        self.assertLess(names.index("BSRR"), names.index("MODER"))

    def test_toggle(self):
        self.assertEqual("0 1 0\n", self.run_with_prelude(
            "p = Pin('C8', Pin.OUT, value=1)\np.toggle()\na = p()\np.toggle()\nb = p()\np.toggle()\nprint(a, b, p())"))

    def test_clock_of_the_port(self):
        """Only what is used gets a clock."""
        out = self.run_with_prelude("a = mem32[0x40023830] >> 7 & 1\nPin('H1', Pin.OUT)\nprint(a, mem32[0x40023830] >> 7 & 1)")
        self.assertEqual("0 1\n", out)

    def test_inputs(self):
        read = "print(Pin('C3', Pin.IN, Pin.PULL_DOWN)(), Pin('C4', Pin.IN, Pin.PULL_UP)())"
        self.assertEqual("0 1\n", self.run_with_prelude(read))
        self.board.ask(drive="C3", level=1)
        self.board.ask(drive="C4", level=0)
        self.assertEqual("1 0\n", self.run_good(read))
        self.board.ask(drive="C3", level=None)
        self.assertEqual("0 0\n", self.run_good(read))

    def test_open_drain(self):
        """A one lets go of the wire, and reads what others do to it."""
        self.run_with_prelude("p = Pin('C9', Pin.OPEN_DRAIN, Pin.PULL_UP, value=1)")
        self.assertEqual("1\n", self.run_good("print(p())"))
        self.board.ask(drive="C9", level=0)
        self.assertEqual("0\n", self.run_good("print(p())"))
        self.board.ask(drive="C9", level=None)
        self.run_good("p(0)")
        self.assertEqual(0, self.board.ask(level="C9")["level"])

    def test_console_pins(self):
        """TX and RX are connected with the USART, RX is pulled up while nothing is plugged in."""
        out = self.run_with_prelude("print([Pin(n).mode() == Pin.ALT for n in (%s)])" % (
            "'A9', 'A10'" if IS_429 else "'B6', 'B7'"))
        self.assertEqual("[True, True]\n", out)


class Interrupts(ChipTest):
    SETUP = PRELUDE + '''
seen = []
def watch(name, edges=Pin.IRQ_FALLING | Pin.IRQ_RISING):
    p = Pin(name, Pin.IN, Pin.PULL_DOWN)
    p.irq(lambda p: seen.append((name, p())), edges)
    return p
def report():
    time.sleep_ms(2)
    print(*seen)
    seen.clear()
'''

    def drive(self, *steps):
        """Each step is followed by time for the handler."""
        for name, level in steps:
            self.board.ask(drive=name, level=level)
            self.run_good("time.sleep_ms(2)")

    def test_edges(self):
        self.run_good(self.SETUP + "watch('A0', Pin.IRQ_RISING)\nwatch('A1', Pin.IRQ_FALLING)\nwatch('C2')")
        self.drive(*[(name, level) for name in ("A0", "A1", "C2") for level in (1, 0, 1)])
        self.assertEqual("('A0', 1) ('A0', 1) ('A1', 0) ('C2', 1) ('C2', 0) ('C2', 1)\n", self.run_good("report()"))

    def test_every_line(self):
        """Those that share an interrupt, too."""
        names = ["ABCDEFGHI"[i % 9] + str(i) for i in range(16) if i not in (6, 7, 9, 10, 13, 14)]
        self.run_good(self.SETUP + "pins = [watch(n, Pin.IRQ_RISING) for n in %r]" % names)
        for name in names:
            self.drive((name, 1))
            self.assertEqual("('%s', 1)\n" % name, self.run_good("report()"))

    def test_several_at_once(self):
        names = ["C5", "C8", "C11", "C12"]
        self.run_good(self.SETUP + "pins = [watch(n, Pin.IRQ_RISING) for n in %r]" % names)
        self.run_good("state = machine.disable_irq()")
        for name in names:
            self.board.ask(drive=name, level=1)
        self.run_good("machine.enable_irq(state)")
        self.assertEqual("%d %s\n" % (len(names), sorted(names)),
                         self.run_good("time.sleep_ms(2)\nprint(len(seen), sorted(n for n, _ in seen))"))

    def test_a_line_serves_one_port(self):
        self.run_good(self.SETUP + "watch('A3')")
        self.assertTrue(self.run_bad("watch('C3')").startswith("OSError: [Errno 16]"))
        self.run_good("Pin('A3').irq(None)\nwatch('C3', Pin.IRQ_RISING)")
        self.drive(("A3", 1), ("C3", 1))
        self.assertEqual("('C3', 1)\n", self.run_good("report()"))

    def test_own_outputs(self):
        """An output that is watched interrupts, too."""
        self.assertEqual("1\n", self.run_good(
            self.SETUP + "p = Pin('C1', Pin.OUT, value=0)\np.irq(lambda p: seen.append(p()), Pin.IRQ_RISING)\n"
            "p(1)\np(0)\np(1)\ntime.sleep_ms(2)\nprint(seen[-1])"))

    def test_wakes_a_sleep(self):
        """The handler runs while the program sleeps, not after it."""
        self.repl.start((self.SETUP + "p = Pin('A0', Pin.IN)\np.irq(lambda p: print('edge'), Pin.IRQ_RISING)\n"
                         "print('sleeping')\ntime.sleep(100000)\n").encode())
        self.repl.read_until(b"sleeping\r\n", PATIENCE_S)
        self.board.ask(drive="A0", level=1)
        self.repl.read_until(b"edge\r\n", PATIENCE_S)
        self.board.link.send(b"\x03")
        self.assertIn(b"KeyboardInterrupt", self.repl.finish(PATIENCE_S)[1])

    def test_soft_reset_ends_them(self):
        self.run_good(self.SETUP + "watch('A0')")
        self.assertEqual("1\n", self.run_good("print(mem32[%d])" % EXTI_IMR))
        self.repl.soft_reset()
        self.assertEqual("0\n", self.run_with_prelude("print(mem32[%d])" % EXTI_IMR))
        self.board.ask(drive="A0", level=1)
        self.assert_alive()

    def test_callback_object(self):
        """What irq returns calls the handler; without arguments, irq changes nothing."""
        self.run_good(self.SETUP + "p = Pin('A0', Pin.IN)\ncall = p.irq(lambda p: seen.append(p), Pin.IRQ_RISING)\n"
                      "call()\np.irq()()\nprint(seen == [p, p])\nseen.clear()")
        self.drive(("A0", 1))
        self.assertEqual("1\n", self.run_good("print(len(seen))"))

    def test_storm(self):
        """Edges faster than any handler: the program goes on."""
        self.repl.start((self.SETUP + "count = 0\ndef note(pin):\n    global count\n    count += 1\n"
                         "Pin('A0', Pin.IN).irq(note)\nprint('go')\nend = time.ticks_ms() + 300\n"
                         "while time.ticks_diff(end, time.ticks_ms()) > 0:\n    pass\nprint(count > 3)\n").encode())
        self.repl.read_until(b"go\r\n", PATIENCE_S)
        end = time.monotonic() + PATIENCE_S
        while not self.repl.received.endswith(b">") and time.monotonic() < end:
            for level in (1, 0):
                self.board.ask(drive="A0", level=level)
            self.repl.received += self.board.link.receive(0)
        self.assertEqual((b"True\r\n", b""), self.repl.finish(PATIENCE_S))
