# SPDX-License-Identifier: MIT
"""The console at the speed of a real line, where what is not fetched in time is lost."""
from chip_test import PATIENCE_S, ChipTest


class Line(ChipTest):
    def setUp(self):
        super().setUp()
        self.board.ask(paced=True)

    def tearDown(self):
        self.assertEqual(0, self.state()["lost"])
        super().tearDown()

    def test_plain_raw_mode(self):
        """A program of some length without flow control."""
        source = b"".join(b"x%d = [%d] * 3\n" % (i, i) for i in range(250)) + b"print(sum(x249))\n"
        self.board.link.send(source + b"\x04")
        self.repl.read_until(b"OK", PATIENCE_S)
        self.assertEqual((b"747\r\n", b""), self.repl.finish(PATIENCE_S))

    def test_raw_paste(self):
        source = "".join("x%d = [%d] * 3\n" % (i, i) for i in range(250)) + "print(sum(x249))\n"
        self.assertEqual("747\n", self.run_good(source))

    def test_timer_interrupts_meanwhile(self):
        """Interrupts that come all the time, and input during them."""
        self.run_good("from machine import Timer\nn = [0]\ndef count(t):\n    n[0] += 1\n"
                      "timers = [Timer(i, freq=2000, callback=count) for i in range(2, 6)]")
        source = b"".join(b"x%d = [%d] * 3\n" % (i, i) for i in range(100)) + b"print(sum(x99), n[0] > 100)\n"
        self.board.link.send(source + b"\x04")
        self.repl.read_until(b"OK", PATIENCE_S)
        self.assertEqual((b"297 True\r\n", b""), self.repl.finish(PATIENCE_S))

    def test_interrupts_left_off(self):
        """A program ends without switching them on again: the prompt still hears."""
        self.run_good("import machine\nmachine.disable_irq()\n")
        self.assert_alive()
