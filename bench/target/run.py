#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Figures of a firmware, in instructions that an emulated processor executes.

    run.py FIRMWARE.elf [NAME...]

QEMU runs with -icount shift=0, where an instruction takes a nanosecond of virtual time and the timer TIM2 counts
nanoseconds. The programs in the folder programs have a function bench(); what is counted is one call of it, and its
result has to be what CPython computes. Then: memory after boot, collections, heap bytes of objects, recursion.
"""
import math
import os
import runpy
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "target"))
from boards import QemuBoard  # noqa: E402
from raw_repl import RawRepl  # noqa: E402

# Millions of instructions of MicroPython 1.29 for programs like these, best of three builds.
PROGRAMS = [("fib", 12.3), ("int_loop", 5.0), ("global_loop", 10.8), ("float_loop", 15.3), ("method_calls", 6.7),
            ("closures_keywords", 25.4), ("generators", 10.1), ("exceptions", 22.7), ("dicts", 13.9), ("sorting", 7.3),
            ("objects_super", 5.0)]
TIMER = """
from machine import mem32 as __m
__m[0x40000028] = 0
__m[0x4000002C] = 0xFFFFFFFF
__m[0x40000014] = 1
__m[0x40000000] = 1
def __count(f):
    start = __m[0x40000024]
    result = f()
    return (__m[0x40000024] - start & 0xFFFFFFFF, result)
__empty = __count(lambda: None)[0]
"""
OBJECTS = [("instance, no attributes", "C0()"), ("instance, 1 attribute", "C1()"), ("instance, 4 attributes", "C4()"),
           ("bound method", "c.f"), ("closure", "outer()"), ("generator, 3 locals", "gen()"),
           ("dict, empty", "{}"), ("dict of 1", "{1: 1}"), ("dict of 4", "{1: 1, 2: 2, 3: 3, 4: 4}"),
           ("dict of 8", "{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8}"), ("list of 4", "[1, 2, 3, 4]"),
           ("str of 5", "s[:5]"), ("str of 20", "s[:20]"), ("float", "x * 1.5")]
OBJECT_CLASSES = """
import gc
class C0:
    pass
class C1:
    def __init__(self):
        self.a = 1
class C4:
    def __init__(self):
        self.a = self.b = self.c = self.d = 1
    def f(self):
        pass
def outer():
    x = 1
    def inner():
        return x
    return inner
def gen():
    a = b = c = 1
    yield a
c = C4()
s = 'abcdefghijklmnopqrstuvwxyz'
x = 1.25
"""


class Firmware:
    """An image under -icount, at its raw prompt."""

    def __init__(self, image):
        self.board = QemuBoard(image, ["-icount", "shift=0,sleep=off"])
        self.repl = RawRepl(self.board.link)
        self.repl.enter(60, fresh=True)

    def run(self, source):
        self.repl.soft_reset(60)
        out, error = self.repl.run(source.encode(), 120)
        if error:
            raise RuntimeError(error.decode())
        return out.decode().replace("\r\n", "\n")

    def close(self):
        self.board.close()


def programs(firmware, names):
    ratios = []
    print("%-20s %12s %12s %6s" % ("instructions", "micropy", "MicroPython", "ratio"))
    for name, theirs in PROGRAMS:
        if names and name not in names:
            continue
        path = os.path.join(HERE, "programs", name + ".py")
        with open(path, encoding="utf-8") as f:
            source = f.read()
        out = firmware.run(TIMER + source + "\nbench()\nr = __count(bench)\nprint(r[0] - __empty, repr(r[1]))\n")
        count, result = out.strip().split(" ", 1)
        expected = repr(runpy.run_path(path)["bench"]())
        if result != expected:
            raise RuntimeError("%s gives %s instead of %s" % (name, result, expected))
        ratios.append(int(count) / (theirs * 1e6))
        print("%-20s %12s %12s %6.2f" % (name, "{:,}".format(int(count)), "%.1f M" % theirs, ratios[-1]), flush=True)
    print("%-20s %12s %12s %6.2f" % ("geometric mean", "", "", math.exp(sum(map(math.log, ratios)) / len(ratios))))


def memory(firmware):
    print("\nheap in use after boot, and with a program of three lines: %s" % firmware.run(
        "import gc\ngc.collect()\nprint(gc.mem_alloc(), 'of', gc.mem_alloc() + gc.mem_free())\n").strip())
    for what, setup in (("empty heap", "x = None"), ("1,500 live objects", "x = [[i] for i in range(750)]"),
                        ("1,500 dead objects", "def f():\n    return [[i] for i in range(750)]\nf()")):
        out = firmware.run("import gc\n" + TIMER + "gc.collect()\n" + setup +
                           "\ngc.mem_free()\nspent = __count(gc.collect)[0]\nprint(spent - __empty)\n")
        print("gc.collect(), %-20s %10s instructions" % (what, "{:,}".format(int(out))))
    print()
    nothing = 0.0 # what the measurement itself takes
    for what, expression in [("nothing", "None")] + OBJECTS:
        out = firmware.run(OBJECT_CLASSES + (
            "def make():\n    return %s\nmake()\nkept = [None] * 64\ngc.collect()\nbefore = gc.mem_alloc()\n"
            "for i in range(64):\n    kept[i] = make()\nprint((gc.mem_alloc() - before) / 64)\n") % expression)
        if what == "nothing":
            nothing = float(out)
        else:
            print("heap bytes: %-26s %6g" % (what, float(out) - nothing))
    print("recursion depth: %s" % firmware.run(
        "def depth(n):\n    global deepest\n    deepest = n\n    depth(n + 1)\n"
        "try:\n    depth(0)\nexcept RecursionError:\n    pass\nprint(deepest)\n").strip())


PAUSES = """
import gc
class P:
    def __init__(self, n):
        self.n = n
kept = []
gc.collect()
while gc.mem_alloc() < gc.mem_free():
    kept.append(P(len(kept)))
gc.collect()
whole = gc.stats().last_pause_us
pauses = {}
def churn(n):
    for i in range(n):
        x = [i, i]
        kept[i % len(kept)] = P(i)
        last = gc.stats().last_pause_us
        pauses[last] = pauses.get(last, 0) + 1
churn(6000)
pauses.pop(whole, None)
print(len(kept), gc.stats().collections, whole, max(pauses))
"""


def pauses(firmware):
    """A microsecond of virtual time is a thousand instructions."""
    live, collections, whole, longest = map(int, firmware.run(PAUSES).split())
    print("\npauses with half of the heap taken by %s instances, over %d collections, in thousands of instructions:\n"
          "longest step %d; a collection in one piece %d" % ("{:,}".format(live), collections, longest, whole))


def main():
    names = sys.argv[2:]
    for part in [lambda firmware: programs(firmware, names)] + ([] if names else [memory, pauses]):
        firmware = Firmware(sys.argv[1])
        try:
            part(firmware)
        finally:
            firmware.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
