# SPDX-License-Identifier: MIT
"""The module machine on a firmware, as far as QEMU models the chip; and faults."""
import time

import test_console

PRELUDE = "import machine, time\nfrom machine import mem32, Pin, Timer\n"


class Machine(test_console.TargetTest):
    def test_timers(self):
        self.assertEqual("10 True\nonce\n", self.run_good(PRELUDE + (
            "calls = []\nt = Timer(-1, period=10, callback=calls.append)\ntime.sleep_ms(105)\nt.deinit()\n"
            "time.sleep_ms(30)\nprint(len(calls), calls[0] is t)\n"
            "Timer(mode=Timer.ONE_SHOT, period=5, callback=lambda t: print('once'))\ntime.sleep_ms(30)\n")))

    def test_timers_end_with_the_vm(self):
        self.run_good(PRELUDE + "Timer(-1, period=1, callback=lambda t: print('late'))\n")
        self.repl.soft_reset()
        self.assertEqual("", self.run_good("import time\ntime.sleep_ms(50)\n"))

    def test_time(self):
        """Emulated time goes like real time, and wakes are not lost."""
        start = time.monotonic()
        self.assertEqual("True\n", self.run_good(
            "import time\nstart = time.ticks_us()\nfor i in range(100):\n    time.sleep_ms(10)\n"
            "print(1000000 <= time.ticks_diff(time.ticks_us(), start) < 1500000)\n"))
        self.assertGreater(time.monotonic() - start, 0.8)

    def test_memory(self):
        self.assertEqual("True [Errno 14] Bad address [Errno 14] Bad address\n", self.run_good(PRELUDE + (
            "texts = []\nfor f in (lambda: mem32[0x60000000], lambda: mem32.__setitem__(0x60000000, 1)):\n"
            "    try:\n        f()\n    except OSError as e:\n        texts.append(str(e))\n"
            "print(0x08000000 < mem32[0x08000004] < 0x08200000, *texts)\n")))

    def test_pin_names(self):
        self.assertEqual("Pin('A10') Pin('C15') True\n", self.run_good(PRELUDE + (
            "print(Pin('PA10'), Pin('C15'), Pin('B3') == Pin(19))\n")))
        self.assertEqual("ValueError: no pin is named 'A16'", self.run_bad(PRELUDE + "Pin('A16')\n"))

    def test_reset(self):
        self.repl.start(b"import machine\nmachine.reset()\n")
        self.repl.read_until(b'Type "help()" for more information.\r\n', 10)
        self.repl.enter()
        self.assert_alive()


class Faults(test_console.TargetTest):
    def test_jump_into_nowhere(self):
        """A vector table in RAM whose SysTick entry leads nowhere."""
        self.repl.start(PRELUDE.encode() + b"table = 0x20010000\nfor i in range(0, 392, 4):\n"
                        b"    mem32[table + i] = mem32[0x08000000 + i]\nmem32[table + 60] = 0x60000001\n"
                        b"mem32[0xE000ED08] = table\ntime.sleep_ms(100)\n")
        report = self.repl.read_until(b"bfar", 10)
        self.assertIn(b"FATAL: fault", report)
        self.assertEqual(70, self.board.wait(10))

    def test_stack_guard(self):
        """The word below the stack's lower end cannot be written, even by the firmware."""
        self.assertIn("Bad address", self.run_bad(PRELUDE + "mem32[%d] = 1\n" % self.guard_address()))

    def guard_address(self):
        """Reads the guard's region from the MPU."""
        return int(self.run_good(PRELUDE + "mem32[0xE000ED98] = 0\nprint(mem32[0xE000ED9C] & ~31)\n"))
