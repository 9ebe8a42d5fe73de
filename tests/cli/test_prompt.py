# SPDX-License-Identifier: MIT
"""The interactive prompt: by pipe with -i, at a terminal, and in raw mode."""
import os
import pty
import re
import select
import subprocess
import termios
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


class TerminalCase(CliCase):
    """At a pseudo terminal."""

    def start(self, *args, first=r">>> "):
        self.master, self.slave = pty.openpty()
        self.addCleanup(os.close, self.master)
        self.addCleanup(os.close, self.slave)
        self.process = subprocess.Popen(
            [self.micropy, *args], stdin=self.slave, stdout=self.slave, stderr=self.slave, cwd=self.folder,
            start_new_session=True, env=self.environment(TERM="dumb"),
            preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)))
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)
        self.seen = ""
        self.expect(first)

    def expect(self, pattern):
        """Reads until the pattern shows up behind what was matched last."""
        end = time.monotonic() + 30
        while True:
            found = re.search(pattern, self.seen)
            if found:
                self.seen = self.seen[found.end():]
                return found
            ready = select.select([self.master], [], [], max(0, end - time.monotonic()))[0]
            self.assertTrue(ready, "no %r in %r" % (pattern, self.seen))
            try:
                self.seen += os.read(self.master, 4096).decode("latin-1")
            except OSError:
                self.fail("ended without %r: %r" % (pattern, self.seen))

    def type(self, text):
        os.write(self.master, text.encode())


class TerminalPrompt(TerminalCase):
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

    def test_banner(self):
        self.start(first=r"micropy [0-9.]+; Python 3\.11\r\nType \"help\(\)\" for more information\.\r\n>>> ")

    def test_edited_line(self):
        self.start()
        self.type("'ac\x1b[Db\x1b[F'\r")
        self.expect(r"\n'abc'\r\n>>> ")
        self.type("\x1b[A + 'd'\r")
        self.expect(r"\n'abcd'\r\n>>> ")

    def test_completion_finds_files(self):
        self.write("some_module.py", "value = 71\n")
        self.write("some_module.txt", "")
        self.start()
        self.type("import some_\t")
        self.expect("import some_module")
        self.type("\r")
        self.expect(">>> ")
        self.type("some_module.va\t")
        self.expect("some_module.value")
        self.type("\r")
        self.expect(r"\n71\r\n>>> ")

    def test_completion_can_be_interrupted(self):
        self.start()
        self.type("\x05class C:\r @property\r def p(self):\r  while True: pass\r\x04")
        self.expect(r"\n>>> ")
        self.type("C().p\x7f\x7f\x7f\x7f\x7fc = C()\r")
        self.expect(r"\n>>> ")
        self.type("c.p.x\t")
        time.sleep(0.3)
        self.type("\x03")
        self.type("\r80 + 1\r")
        time.sleep(0.3)
        self.type("\x03")
        self.type("\r80 + 1\r")
        self.expect(r"\n81\r\n>>> ")

    def test_input_is_edited(self):
        self.start(self.write("p.py", "print([input('name? '), input()])\ntry:\n    input()\nexcept EOFError:\n    print('end')\n"),
                   first=r"name\? ")
        self.type("ac\x1b[Db\r")
        self.type("second\r")
        self.expect(r"\n\['abc', 'second'\]\r\n")
        time.sleep(0.3) # until the program asks, the terminal itself would take the key
        self.type("\x04")
        self.expect(r"end\r\n")
        self.assertEqual(self.process.wait(30), 0)

    def test_programs_read_whole_lines(self):
        self.start()
        self.type("import sys; sys.stdin.readline()\r")
        time.sleep(0.3)
        self.type("ab\x7fc\n")  # the terminal edits this
        self.expect(r"\n'ac\\n'\r\n>>> ")

    def test_terminal_is_left_as_it_was(self):
        for end in "\x04", "raise SystemExit\r", "\x01\x04\x02\x04":
            before = termios.tcgetattr(pty.openpty()[1])
            self.start()
            self.assertNotEqual(termios.tcgetattr(self.slave), before)
            self.type(end)
            self.process.wait(30)
            self.assertEqual(termios.tcgetattr(self.slave), before)


class RawMode(TerminalCase):
    """The protocol by which tools run programs."""

    def enter(self, *args):
        self.start(*args)
        self.type("\r\x03\x01")
        self.expect(r"raw REPL; CTRL-B to exit\r\n>")

    def run_raw(self, source):
        """Returns what the program wrote, and its traceback."""
        for start in range(0, len(source), 256):
            self.type(source[start:start + 256])
            time.sleep(0.01)
        self.type("\x04")
        return self.expect(r"(?s)^OK(.*?)\x04(.*?)\x04>").groups()

    def run_pasted(self, source):
        self.type("\x05A\x01")
        granted = window = 128
        self.expect("^R\x01\x80\x00")
        for byte in source:
            while granted == 0 or self.seen:
                self.expect("^\x01")
                granted += window
            self.type(byte)
            granted -= 1
        self.type("\x04")
        return self.expect(r"(?s)^\x01*\x04(.*?)\x04(.*?)\x04>").groups()

    def test_programs(self):
        self.enter()
        self.assertEqual(self.run_raw("print(1)\nprint(2)\n"), ("1\r\n2\r\n", ""))
        self.assertEqual(self.run_raw("x = [\n 1]\n" * 2000 + "print(x)\n"), ("[1]\r\n", ""))
        out, error = self.run_raw("1 / 0")
        self.assertEqual(error, "Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n"
                                "ZeroDivisionError: division by zero\r\n")

    def test_pasted_programs(self):
        self.enter()
        self.assertEqual(self.run_pasted("print(1)\nprint(2)\n"), ("1\r\n2\r\n", ""))
        self.assertEqual(self.run_pasted("x = [\n 1]\n" * 500 + "print(x)\n"), ("[1]\r\n", ""))
        self.assertIn("SyntaxError", self.run_pasted("x = = 1\n")[1])

    def test_pasted_program_larger_than_the_heap(self):
        self.enter("-X", "heapsize=32k")
        self.assertEqual(self.run_pasted("# comments take no memory ............\n" * 2000 + "print(3)\n"), ("3\r\n", ""))

    def test_soft_reset(self):
        self.enter()
        self.run_raw("kept = 1")
        self.type("\x04")
        self.expect(r"^OK\r\nMPY: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>")
        self.assertIn("NameError", self.run_raw("kept")[1])
        self.type("import sys; sys.exit(3)\x04")
        self.expect(r"^OK\x04\x04MPY: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>")
        self.assertEqual(self.run_raw("print(4)"), ("4\r\n", ""))

    def test_interrupt(self):
        self.enter()
        self.type("while True: pass\x04")
        time.sleep(0.3)
        self.type("\x03")
        self.assertIn("KeyboardInterrupt\r\n", self.expect(r"(?s)^OK\x04(.*?)\x04>").group(1))
        self.type("\x05A\x01print(1)\n\x03")
        self.expect(r"(?s)^R\x01\x80\x00\x01\x04\x04.*KeyboardInterrupt\r\n\x04>")
        self.assertEqual(self.run_raw("print(5)"), ("5\r\n", ""))

    def test_nothing_is_echoed(self):
        self.enter()
        self.type("import sys; print(sys.stdin.readline())\x04")
        time.sleep(0.3)
        self.type("typed\n")
        self.assertEqual(self.expect(r"(?s)^OK(.*?)\x04\x04>").group(1), "typed\r\n\r\n")

    def test_back_to_the_prompt(self):
        self.enter()
        self.run_raw("x = 77")
        self.type("\x02")
        self.expect(r"^\r\nmicropy .*\r\n.*\r\n>>> ")
        self.type("x\r")
        self.expect(r"\n77\r\n>>> ")

    def test_by_pipe(self):
        done = self.run_micropy("-i", stdin="\x01print(6)\x04\x02")
        self.assertEqual(done.out, ">>> \nraw REPL; CTRL-B to exit\n>OK6\n\x04\x04>\n>>> \n")


if __name__ == "__main__":
    unittest.main()
