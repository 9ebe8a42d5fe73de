# SPDX-License-Identifier: MIT
"""What scripts cannot test: interrupts, soft resets, garbage on the line, memory that is used up, faults.

MICROPY_FIRMWARE names the image."""
import os
import random
import time
import unittest

from boards import QemuBoard
from raw_repl import RawRepl

BANNER = b'Type "help()" for more information.\r\n>>> '


class TargetTest(unittest.TestCase):
    """A board in raw mode."""

    def make_board(self):
        return QemuBoard(os.environ["MICROPY_FIRMWARE"])

    def setUp(self):
        self.board = self.make_board()
        self.addCleanup(self.board.close)
        self.repl = RawRepl(self.board.link)
        self.repl.enter(fresh=True)

    def run_good(self, source, timeout=20):
        out, error = self.repl.run(source.encode(), timeout)
        self.assertEqual(b"", error)
        return out.decode().replace("\r\n", "\n")

    def run_bad(self, source, timeout=20):
        """The last line of the traceback."""
        error = self.repl.run(source.encode(), timeout)[1]
        return error.decode().strip().split("\r\n")[-1]

    def assert_alive(self):
        self.assertEqual("1267650600228229401496703205376\n", self.run_good("print(2 ** 100)"))


class Interrupt(TargetTest):
    def interrupt(self, source, delay=0.3):
        self.repl.start(source.encode())
        self.repl.read_until(b"go\r\n", 10)
        time.sleep(delay)
        self.board.link.send(b"\x03")
        out, error = self.repl.finish(10)
        self.assertEqual(b"", out)
        self.assertTrue(error.strip().endswith(b"KeyboardInterrupt") or b"KeyboardInterrupt:" in error, error)
        self.assert_alive()

    def test_endless_loop(self):
        self.interrupt("print('go')\nwhile True:\n    pass\n")

    def test_calls(self):
        self.interrupt("def f():\n    return 1\nprint('go')\nwhile True:\n    f()\n")

    def test_sleep(self):
        start = time.monotonic()
        self.interrupt("import time\nprint('go')\ntime.sleep(1000)\n")
        self.assertLess(time.monotonic() - start, 8)

    def test_input(self):
        self.interrupt("print('go')\nimport sys\nsys.stdin.readline()\n")

    def test_at_any_moment(self):
        """Interrupts that come while a program is sent, compiled, run, reported."""
        program = b"x = [str(i) for i in range(300)]\nprint(len(x), sum(map(int, x)))\n" * 4
        pauses = random.Random(7)
        for _ in range(40):
            self.board.link.send(b"\x05A\x01" + program[:100])
            time.sleep(pauses.random() * 0.01)
            self.board.link.send(b"\x03" * pauses.randrange(1, 3) + b"\x04\x04")
        self.repl.enter(20)
        self.assert_alive()


class SoftReset(TargetTest):
    def test_names_are_gone(self):
        self.run_good("x = 1")
        self.repl.soft_reset()
        self.assertEqual("NameError: name 'x' is not defined", self.run_bad("x"))

    def test_exit(self):
        self.repl.start(b"import sys\nprint('a')\nsys.exit()\n")
        self.repl.read_until(b"a\r\n\x04\x04MPY: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>", 10)
        self.assert_alive()

    def test_friendly_prompt_and_back(self):
        self.board.link.send(b"\x02")
        self.repl.read_until(BANNER, 10)
        self.board.link.send(b"6 * 7\r")
        self.repl.read_until(b"\r\n42\r\n>>> ", 10)
        self.board.link.send(b"\x04")
        self.repl.read_until(b"MPY: soft reboot\r\n", 10)
        self.repl.read_until(BANNER, 10)

    def test_heap_is_whole_again(self):
        ask = "import gc\ngc.collect()\nprint(gc.mem_alloc())"
        self.repl.soft_reset()
        first = self.run_good(ask)
        for _ in range(10):
            self.run_good("x = [bytes(1000) for i in range(60)]")
            self.repl.soft_reset()
        self.assertEqual(first, self.run_good(ask))


class Limits(TargetTest):
    def test_out_of_memory(self):
        for source in ("x = []\nwhile True:\n    x.append(bytes(100))\n", "x = bytearray(10 ** 6)\n",
                       "x = 'a'\nwhile True:\n    x += x\n", "x = {}\nwhile True:\n    x[len(x)] = None\n",
                       "def f():\n    yield from f()\nlist(f())\n"):
            self.assertIn(self.run_bad(source).split(":")[0], ("MemoryError", "RecursionError"), source)
            self.run_good("x = None")
            self.assert_alive()

    def test_out_of_memory_is_catchable(self):
        self.assertEqual("caught True\n", self.run_good(
            "x = []\ntry:\n    while True:\n        x.append([1, 2, 3])\nexcept MemoryError:\n"
            "    n = len(x)\n    x = None\n    print('caught', n > 1500)\n"))

    def test_python_recursion(self):
        self.assertEqual("True\n", self.run_good(
            "def depth(n):\n    global deepest\n    deepest = n\n    depth(n + 1)\n"
            "try:\n    depth(0)\nexcept RecursionError:\n    print(deepest > 1000)\n"))

    def test_c_recursion(self):
        """Through C each time: __repr__, sorted with key, __add__; nested brackets in the compiler."""
        for source in ("class A:\n    def __repr__(self):\n        return repr(self)\nrepr(A())\n",
                       "def f(x):\n    return sorted([1], key=f)\nf(1)\n",
                       "class A:\n    def __add__(self, other):\n        return self + other\nA() + 1\n",
                       "x = []\nfor i in range(2000):\n    x = [x]\nrepr(x)\n",
                       "eval('(' * 2000)\n", "eval('-' * 2000 + '1')\n"):
            self.assertIn(self.run_bad(source).split(":")[0],
                          ("RecursionError", "MemoryError", "SyntaxError"), source)
            self.assert_alive()

    def test_collector_under_load(self):
        self.assertEqual("499500 1000\n", self.run_good(
            "import gc\nkept = []\nfor i in range(1000):\n    kept.append((i, str(i)))\n"
            "    junk = [j for j in range(50)]\n    if i % 100 == 0:\n        gc.collect()\n"
            "print(sum(a for a, _ in kept), sum(int(b) == a for a, b in kept))\n"))


class Garbage(TargetTest):
    """Whatever comes over the line, the console stays usable."""

    def flood(self, size, seed, leave_out=b""):
        """Sends random bytes while throwing the answers away."""
        source = random.Random(seed)
        data = bytes(b for b in source.randbytes(size) if b not in leave_out)
        for at in range(0, len(data), 4096):
            self.board.link.send(data[at:at + 4096])
            while self.board.link.receive(0.001):
                pass

    def test_raw_mode(self):
        self.flood(200000, 1)
        self.repl.enter(30)
        self.assert_alive()

    def test_friendly_mode(self):
        self.board.link.send(b"\x02")
        self.flood(200000, 2, leave_out=b"\x01")
        self.repl.enter(30)
        self.assert_alive()

    def test_long_line(self):
        self.board.link.send(b"\x02")
        self.repl.read_until(BANNER, 10)
        for part in range(100):
            self.board.link.send(b"x" * 100)
            while self.board.link.receive(0.01):
                pass
        self.board.link.send(b"\x03")
        self.repl.enter(30)
        self.assert_alive()
