# SPDX-License-Identifier: MIT
"""The command line's options, ways to give a program, and exit statuses."""
import os
import re
import select
import signal
import subprocess
import threading
import time
import unittest

from support import CliCase


class Programs(CliCase):
    """Where the program comes from, and what it finds in sys."""

    def test_file_and_arguments(self):
        path = self.write("sub/prog.py", "import sys\nprint(sys.argv, __name__, __file__)\n")
        done = self.run_micropy(path, "a", "-O", "--", "b c")
        self.assertEqual(done.out, "%r __main__ %s\n" % ([path, "a", "-O", "--", "b c"], path))

    def test_relative_path(self):
        self.write("sub/prog.py", "import sys\nprint(sys.argv[0], __file__, sys.path[0])\n")
        for path in ("sub/prog.py", "./sub/prog.py", "sub/../sub/prog.py"):
            self.same_as_oracle(path)

    def test_imports_stand_beside_the_script(self):
        self.write("lib/helper.py", "def f():\n    return 'helped'\n")
        self.write("lib/pkg/__init__.py", "from . import inner\n")
        self.write("lib/pkg/inner.py", "value = 7\n")
        path = self.write("lib/prog.py", "import helper, pkg\nprint(helper.f(), pkg.inner.value)\n")
        self.assertEqual(self.run_micropy(path).out, "helped 7\n")

    def test_folder_with_main(self):
        self.write("app/__main__.py", "import part\nprint('app', part.x)\n")
        self.write("app/part.py", "x = 1\n")
        self.assertEqual(self.run_micropy("app").out, "app 1\n")

    def test_command(self):
        done = self.run_micropy("-c", "import sys; print(sys.argv, __name__)", "x", "-V")
        self.assertEqual((done.out, done.status), ("['-c', 'x', '-V'] __main__\n", 0))

    def test_command_joined_to_its_letter(self):
        self.assertEqual(self.run_micropy("-cprint(3)").out, "3\n")

    def test_module(self):
        self.write("tool.py", "import sys\nprint(__name__, sys.argv[1:])\n")
        self.assertEqual(self.run_micropy("-m", "tool", "x").out, "__main__ ['x']\n")

    def test_module_in_package(self):
        self.write("pkg/__init__.py", "")
        self.write("pkg/part.py", "print(__name__)\n")
        self.assertEqual(self.run_micropy("-m", "pkg.part").out, "__main__\n")

    def test_flush(self):
        """What is flushed arrives while the program is still at work."""
        for flush in ("print('here', flush=True)", "print('here'); sys.stdout.flush()"):
            program = subprocess.Popen([self.micropy, "-c", "import sys\n%s\nwhile True: pass" % flush],
                                       stdout=subprocess.PIPE, env=self.environment())
            try:
                timer = threading.Timer(20, program.kill)
                timer.start()
                self.assertEqual(program.stdout.readline(), b"here\n", flush)
            finally:
                timer.cancel()
                program.kill()
                program.communicate()

    def test_missing_module(self):
        done = self.run_micropy("-m", "no_such_module")
        self.assertEqual(done.status, 1)
        self.assertIn("no_such_module", done.err)

    def test_standard_input(self):
        self.assertEqual(self.run_micropy(stdin="import sys\nprint(sys.argv)\n").out, "['']\n")

    def test_dash(self):
        self.assertEqual(self.run_micropy("-", "a", stdin="import sys\nprint(sys.argv)\n").out, "['-', 'a']\n")

    def test_pipe_as_file(self):
        read_end, write_end = os.pipe()
        os.write(write_end, b"print('from a pipe')\n")
        os.close(write_end)
        done = self.run_micropy("/dev/fd/%d" % read_end, pass_fds=[read_end])
        os.close(read_end)
        self.assertEqual(done.out, "from a pipe\n")

    def test_search_path_in_environment(self):
        self.write("one/a.py", "x = 1\n")
        self.write("two/b.py", "x = 2\n")
        done = self.run_micropy("-c", "import a, b; print(a.x, b.x)", MICROPYPATH="one:two")
        self.assertEqual(done.out, "1 2\n")

    def test_empty_program(self):
        path = self.write("empty.py", "")
        self.assertEqual(self.run_micropy(path), (0, "", ""))
        self.assertEqual(self.run_micropy("-c", ""), (0, "", ""))

    def test_byte_order_mark_and_line_ends(self):
        path = self.write("bom.py", b"\xef\xbb\xbfprint(1)\r\nif True:\r\n    print(2)\r\n")
        self.assertEqual(self.run_micropy(path).out, "1\n2\n")


class BadPrograms(CliCase):
    """One line each, no traceback."""

    def check_refused(self, status, pattern, *args, **more):
        done = self.run_micropy(*args, **more)
        self.assertEqual((done.status, done.out), (status, ""))
        self.assertRegex(done.err, r"\Amicropy: [^\n]*\n\Z")
        self.assertRegex(done.err, pattern)

    def test_missing_file(self):
        self.assertEqual(self.run_micropy("x"),
                         (2, "", "micropy: can't open file 'x': [Errno 2] No such file or directory\n"))

    def test_file_in_a_file(self):
        self.write("plain", "")
        self.check_refused(2, "Errno 20", "plain/x.py")

    def test_folder(self):
        os.mkdir(os.path.join(self.folder, "f"))
        self.check_refused(1, "can't find '__main__' module in 'f'", "f")

    def test_not_utf8(self):
        self.check_refused(1, "line 2: byte 0xff is not UTF-8", self.write("bad.py", b"x = 1\ny = '\xff'\n"))
        self.check_refused(1, "line 1: byte 0xc0", self.write("long.py", b"'\xc0\x80'\n"))
        self.check_refused(1, "line 1: byte 0xe2", self.write("cut.py", b"'\xe2\x82"))
        self.check_refused(1, "0xff is not UTF-8", stdin=b"print(1)\n\xff")

    def test_nul(self):
        self.check_refused(1, "line 2: .*null bytes", self.write("nul.py", b"print(1)\n\0"))
        self.check_refused(1, "null bytes", stdin=b"print(1)\0")

    def test_syntax_error(self):
        self.same_as_oracle(self.write("wrong.py", "print('not run')\nx = = 1\n"), stderr=False, output=False)


class Statuses(CliCase):
    """Exit statuses and what is said on standard error are python3's."""

    PROGRAMS = [
        "pass", "raise SystemExit", "raise SystemExit(0)", "raise SystemExit(3)", "import sys; sys.exit(255)",
        "import sys; sys.exit('a message')", "import sys; sys.exit(None)", "import sys; sys.exit(True)",
        "import sys; sys.exit((1, 2))", "import sys; sys.exit(256 + 7)", "import sys; sys.exit(-1)", "1 / 0",
        "raise ValueError", "raise KeyError('k')", "raise ValueError('first line\\nsecond line')",
        "try:\n    1 / 0\nfinally:\n    raise SystemExit(4)",
        "class E(Exception):\n    pass\nraise E('mine')",
    ]

    def test_statuses(self):
        for program in self.PROGRAMS:
            with self.subTest(program):
                self.same_as_oracle("-c", program)

    def test_traceback_of_a_file(self):
        self.same_as_oracle(self.write("deep.py", "def f(n):\n    return 1 // n\n\ndef g():\n    return f(0) + 1\n\ng()\n"))

    def test_chained_traceback(self):
        self.same_as_oracle(self.write("chain.py", "try:\n    {}['k']\nexcept KeyError as e:\n"
                                                   "    raise ValueError('v') from e\n"))

    def test_output_comes_before_the_error(self):
        done = subprocess.run([self.micropy, "-c", "print('out')\n1 / 0"], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env=self.environment())
        self.assertTrue(done.stdout.startswith(b"out\nTraceback"), done.stdout)

    def interrupt(self, program):
        process = subprocess.Popen([self.micropy, "-u", "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=self.environment())
        self.assertEqual(process.stdout.readline(), b"ready\n")
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        return process.returncode, out.decode(), err.decode()

    def test_interrupt(self):
        for body in ("while True: pass", "import time; time.sleep(100)", "for i in range(10 ** 12): i + 1"):
            with self.subTest(body):
                status, out, err = self.interrupt("print('ready')\n" + body)
                self.assertEqual((status, out), (130, ""))
                self.assertTrue(err.endswith("\nKeyboardInterrupt\n"), err)

    def test_caught_interrupt(self):
        program = "print('ready')\ntry:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')"
        self.assertEqual(self.interrupt(program), (0, "caught\n", ""))

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full here")
    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([self.micropy, "-c", "print('lost')"], stdout=full, stderr=subprocess.PIPE,
                                  env=self.environment())
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(b"28", done.stderr)

    def test_flush(self):
        for flush in ("print('shown', flush=True)", "print('shown'); sys.stdout.flush()",
                      "sys.stdout.buffer.write(b'shown\\n'); sys.stdout.buffer.flush()"):
            with self.subTest(flush):
                process = subprocess.Popen([self.micropy, "-c", "import sys\n%s\nwhile True: pass" % flush],
                                           stdout=subprocess.PIPE, env=self.environment())
                ready, _, _ = select.select([process.stdout], [], [], 60)
                process.kill()
                self.assertTrue(ready)
                self.assertEqual(process.communicate()[0], b"shown\n")

    def test_closed_pipe(self):
        process = subprocess.Popen([self.micropy, "-c", "while True: print('x' * 100)"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=self.environment())
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        self.assertEqual(process.wait(60), 1)
        self.assertRegex(err, b"BrokenPipeError|OSError: .*32")


class Options(CliCase):
    def test_version(self):
        for option in ("-V", "--version"):
            self.assertRegex(self.run_micropy(option).out, r"\APython 3\.\d+ \(micropy \d+\.\d+\.\d+\)\n\Z")

    def test_help(self):
        for option in ("-h", "--help"):
            done = self.run_micropy(option)
            self.assertEqual((done.status, done.err), (0, ""))
            self.assertIn("%d GiB" % (1 if "64-bit" in self.lacks else 4), done.out)
            self.assertTrue(all(len(line) <= 100 for line in done.out.splitlines()))

    def test_wrong_options(self):
        for args in (["-z"], ["--zzz"], ["-c"], ["-m"], ["-X"], ["-X", "nonsense"], ["-X", "heapsize=64z"],
                     ["-X", "heapsize="], ["-X", "heapsize=-1"], ["-X", "heapsize=99999999999999999999"]):
            with self.subTest(args):
                done = self.run_micropy(*args)
                self.assertEqual((done.status, done.out), (2, ""))
                self.assertTrue(done.err.startswith("micropy: "), done.err)

    def test_optimise(self):
        program = "def f():\n    'doc'\n    assert False, 'seen'\nprint(f.__doc__)\nf()\nprint(__debug__)\n"
        self.same_as_oracle("-c", program)
        self.same_as_oracle("-O", "-c", program)
        self.same_as_oracle("-OO", "-c", program)

    def test_fixed_heap(self):
        done = self.run_micropy("-X", "heapsize=64k", "-c", "try:\n    x = []\n    while True: x.append(str(x[:9]))\n"
                                                            "except MemoryError:\n    x = None\n    print('full')")
        self.assertEqual(done, (0, "full\n", ""))

    def test_fixed_heap_uncaught(self):
        done = self.run_micropy("-X", "heapsize=64K", "-c", "x = bytearray(1000000)")
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertIn("MemoryError", done.err)

    def test_heap_too_small(self):
        for size in ("0", "1", "100", "512"):
            done = self.run_micropy("-X", "heapsize=" + size, "-c", "print(1)")
            self.assertEqual((done.status, done.out), (1, ""))
            self.assertRegex(done.err, r"\Amicropy: [^\n]*\n\Z")

    def test_every_small_heap(self):
        """Whatever the size, the end is orderly."""
        for size in range(1024, 16384, 512):
            done = self.run_micropy("-X", "heapsize=%d" % size, "-c", "print(sum(range(10)))")
            self.assertIn(done.status, (0, 1), (size, done))
            self.assertEqual(done.status == 0, done.out == "45\n", (size, done))

    def test_heap_grows(self):
        self.assertEqual(self.run_micropy("-c", "x = [bytes(1000000) for i in range(50)]; print(len(x))").out, "50\n")

    def test_disassembly(self):
        done = self.run_micropy("-X", "dis", "-c", "def sample(a):\n    return a + 1\nprint(sample(2))")
        self.assertEqual(done.status, 0)
        self.assertIn("sample", done.out + done.err)
        self.assertGreater(len((done.out + done.err).splitlines()), 5)

    def test_gc_stats(self):
        done = self.run_micropy("-X", "gcstats", "-c", "x = [[] for i in range(1000)]")
        found = re.search(r"^gc: (\d+) allocations", done.err, re.M)
        self.assertTrue(found, done.err)
        self.assertGreaterEqual(int(found[1]), 1000)

    def test_failing_allocation(self):
        seen = set()
        for k in range(1, 200):
            done = self.run_micropy("-X", "failalloc=%d" % k, "-c",
                                    "x = [[i] for i in range(20)]\nprint(len(x), 'a b'.split(), {1: x})")
            self.assertIn(done.status, (0, 1), (k, done))
            if done.status == 1:
                self.assertIn("MemoryError", done.err, k)
            seen.add(done.status)
        self.assertEqual(seen, {0, 1})


if __name__ == "__main__":
    unittest.main()
