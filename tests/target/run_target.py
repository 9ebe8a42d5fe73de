#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the scripts of tests/scripts on a firmware, through its raw prompt.

    run_target.py --qemu FIRMWARE.elf [FILTER...]
    run_target.py --unicorn FIRMWARE.elf [FILTER...]
    run_target.py --device /dev/ttyACM0 [FILTER...]

A board has no files and no command line, and it shows standard output and standard error on one line; scripts that need
these do not apply. Others that cannot run are listed in left_out.txt beside this file, with the reason. What is left has
to print what CPython prints (or NAME.single.exp, NAME.exp). --reasons lists what is left out, and why.
"""
import argparse
import os
import re
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import run_scripts  # noqa: E402  (the path has to be there first)
from boards import QemuBoard, SerialBoard, UnicornBoard  # noqa: E402
from raw_repl import NoAnswer, RawRepl  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
LACKS = ("double", "64-bit")
# Words in a script that show that it needs what a board has not.
NEEDS_FILES = re.compile(rb"\bopen\(|__file__|\bsys\.(argv|path|stdin|executable)|^\s*(from|import) _|\binput\(", re.M)
NEEDS_NAMES = re.compile(rb"\bunicodedata\b|\\\\N\{")
NEEDS_STDERR = re.compile(rb"\bstderr\b")


class Chooser:
    """Which scripts can run on a board, and why others cannot."""

    def __init__(self):
        self.rows = run_scripts.left_out_rows(os.path.join(HERE, "left_out.txt"))
        self.mode = run_scripts.Mode("none", LACKS)

    def reason(self, script):
        """None if it can run."""
        if not self.mode.applies(script):
            return "needs " + " and ".join(sorted(script.needs))
        if script.directives.keys() & {"args", "options"}:
            return "a board has no command line"
        if script.compares_stderr or NEEDS_STDERR.search(script.source):
            return "on a board, standard output and standard error are one"
        if script.beside(".in") or NEEDS_FILES.search(script.source):
            return "a board has no files, and its standard input is the prompt's"
        if NEEDS_NAMES.search(script.source):
            return "the firmware leaves the names of characters out"
        folder = script.path[:-len(".py")]
        if os.path.isdir(folder) or "imports" in script.name.split(os.sep)[:-1]:
            return "imports files"
        for start, reason in self.rows:
            if script.name.startswith(start):
                return reason
        return None


class Runner:
    """Runs scripts on one board, starting it anew when it no longer answers."""

    def __init__(self, make_board, mode, timeout):
        self.make_board, self.mode, self.timeout = make_board, mode, timeout
        self.board = self.repl = None

    def connect(self):
        self.board = self.make_board()
        self.repl = RawRepl(self.board.link)
        self.repl.enter(fresh=self.board.fresh)

    def disconnect(self):
        if self.board is not None:
            self.board.close()
        self.board = self.repl = None

    def judge(self, script):
        """None if the script passes, else why not."""
        want = self.mode.expected(script)
        try:
            if self.repl is None:
                self.connect()
            self.repl.soft_reset()
            out, error = self.repl.run(script.source, script.timeout(self.timeout))
        except (NoAnswer, OSError) as e:
            received = self.repl.received if self.repl else b""
            self.disconnect()
            return "%s\n%s" % (e, run_scripts.tail(received, 12))
        out, error = out.replace(b"\r\n", b"\n"), error.replace(b"\r\n", b"\n")
        problems = []
        if out != want.out:
            problems.append(run_scripts.difference(want.out, out, "standard output"))
        if (want.status == 1) != bool(error) and want.status in (0, 1):
            problems.append("exit status %d was expected" % want.status)
        if problems and error:
            problems.append("error:\n" + run_scripts.tail(error, 12))
        return "\n".join(problems) or None


def run_all(scripts, makers, report, timeout=20):
    """Runs the scripts, spread over as many boards as there are makers."""
    mode = Chooser().mode
    waiting = list(reversed(scripts))
    lock = threading.Lock()

    def work(make_board):
        runner = Runner(make_board, mode, timeout)
        while True:
            with lock:
                if not waiting:
                    break
                script = waiting.pop()
            why = runner.judge(script)
            with lock:
                report(script.name, why)
        runner.disconnect()

    threads = [threading.Thread(target=work, args=(maker,)) for maker in makers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def makers_of(options):
    if options.device:
        return [lambda: SerialBoard(options.device, options.baud)]
    if options.unicorn:
        return [lambda: UnicornBoard(options.unicorn, options.chip)] * options.jobs
    return [lambda: QemuBoard(options.qemu)] * options.jobs


def parse(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--qemu", metavar="IMAGE")
    where.add_argument("--unicorn", metavar="IMAGE")
    where.add_argument("--device")
    parser.add_argument("--chip", default="stm32f429", help="the part that --unicorn emulates")
    parser.add_argument("--baud", type=int, default=115200)
    parser.add_argument("--reasons", action="store_true")
    parser.add_argument("--timeout", type=float, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("filters", nargs="*")
    return parser.parse_args(arguments)


def main():
    options = parse()
    chooser = Chooser()
    chosen, left_out = [], []
    for script in run_scripts.find_scripts():
        if not options.filters or any(f in script.name for f in options.filters):
            reason = chooser.reason(script)
            (left_out if reason else chosen).append((script, reason))
    if options.reasons:
        for script, reason in left_out:
            print("%s: %s" % (script.name, reason))
        return 0
    failed = []

    def report(name, why):
        if why:
            failed.append(name)
            print("FAILED %s\n%s" % (name, why), flush=True)

    run_all([script for script, _ in chosen], makers_of(options), report, options.timeout)
    print("%d passed, %d failed, %d left out" % (len(chosen) - len(failed), len(failed), len(left_out)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
