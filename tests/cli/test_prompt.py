# SPDX-License-Identifier: MIT
"""The interactive prompt: by pipe with -i, and at a terminal."""
import os
import pty
import re
import select
import subprocess
import time
import unittest

from support import CliCase


class PipedPrompt(CliCase):
    def talk(self, text, *args):
        return self.run_micropy("-i", *args, stdin=text)

    def test_expressions_are_shown(self):
        done = self.talk("1 + 1\n'text'\nNone\nx = 5\nx\n")
        self.assertEqual(done.out, ">>> 2\n>>> 'text'\n>>> >>> >>> 5\n>>> \n")
        self.assertEqual((done.status, done.err), (0, ""))

    def test_block_ends_with_an_empty_line(self):
        done = self.talk("for i in range(2):\n    print(i)\n\n'end'\n")
        self.assertEqual(done.out, ">>> ... ... 0\n1\n>>> 'end'\n>>> \n")

    def test_open_bracket_and_text(self):
        self.assertEqual(self.talk("(1,\n2)\n").out, ">>> ... (1, 2)\n>>> \n")
        self.assertEqual(self.talk("'''a\nb'''\n").out, ">>> ... 'a\\nb'\n>>> \n")

    def test_errors_do_not_end_it(self):
        done = self.talk("1 / 0\nx = = 1\n'still here'\n")
        self.assertIn("'still here'", done.out)
        self.assertIn("ZeroDivisionError: division by zero", done.err)
        self.assertIn("SyntaxError", done.err)
        self.assertEqual(done.status, 0)

    def test_last_value(self):
        self.assertEqual(self.talk("6 * 7\n_ + 1\n").out, ">>> 42\n>>> 43\n>>> \n")

    def test_exit(self):
        self.assertEqual(self.talk("import sys\nsys.exit(5)\n'not reached'\n").status, 5)

    def test_after_a_program(self):
        path = self.write("prog.py", "x = 11\nprint('ran')\n")
        self.assertEqual(self.talk("x + 1\n", path).out, "ran\n>>> 12\n>>> \n")

    def test_after_a_failed_program(self):
        done = self.talk("y\n", "-c", "y = 3\n1 / 0")
        self.assertEqual(done.out, ">>> 3\n>>> \n")
        self.assertIn("ZeroDivisionError", done.err)

    def test_input_without_line_end(self):
        self.assertIn("7", self.talk("3 + 4").out)


class TerminalPrompt(CliCase):
    """At a pseudo terminal."""

    def start(self):
        self.master, slave = pty.openpty()
        self.addCleanup(os.close, self.master)
        self.process = subprocess.Popen(
            [self.micropy], stdin=slave, stdout=slave, stderr=slave, cwd=self.folder, start_new_session=True,
            env=self.environment(TERM="dumb"), preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)))
        os.close(slave)
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)
        self.seen = ""
        self.expect(r">>> ")

    def expect(self, pattern):
        """Reads until the pattern shows up behind what was matched last."""
        end = time.monotonic() + 30
        while True:
            found = re.search(pattern, self.seen)
            if found:
                self.seen = self.seen[found.end():]
                return
            ready = select.select([self.master], [], [], max(0, end - time.monotonic()))[0]
            self.assertTrue(ready, "no %r in %r" % (pattern, self.seen))
            try:
                self.seen += os.read(self.master, 4096).decode("utf-8", "replace")
            except OSError:
                self.fail("ended without %r: %r" % (pattern, self.seen))

    def type(self, text):
        os.write(self.master, text.encode())

    def test_expression_and_end(self):
        self.start()
        self.type("20 + 3\r")
        self.expect(r"\n23\r\n>>> ")
        self.type("len('\u00e9\u20ac')\r")
        self.expect(r"\n2\r\n>>> ")
        self.type("\x04")
        self.assertEqual(self.process.wait(30), 0)

    def test_block(self):
        self.start()
        self.type("if True:\r")
        self.expect(r"\.\.\. ")
        self.expect("    ")  # the cursor is indented
        self.type("40 + 4\r")
        self.expect(r"\.\.\.     ")
        self.type("\x7f\r")
        self.expect(r"\n44\r\n>>> ")

    def test_interrupt_while_typing(self):
        self.start()
        self.type("1 + ")
        time.sleep(0.3)
        self.type("\x03")
        self.expect(r"1 \+ \r\n>>> ")
        self.type("50 + 5\r")
        self.expect(r"\n55\r\n>>> ")

    def test_interrupt_while_running(self):
        self.start()
        self.type("while True: pass\r")
        self.expect(r"\.\.\. ")
        self.type("\r")
        time.sleep(0.5)
        self.type("\x03")
        self.expect(r"KeyboardInterrupt\r\n>>> ")
        self.type("exit = 66\r")
        self.expect(r">>> ")
        self.type("exit\r")
        self.expect(r"\n66\r\n>>> ")

    def test_exit_status(self):
        self.start()
        self.type("raise SystemExit(9)\r")
        self.assertEqual(self.process.wait(30), 9)


if __name__ == "__main__":
    unittest.main()
