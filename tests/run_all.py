#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds all presets and runs all tests; ./test.sh calls it.

    run_all.py [FILTER...]

Prints failing tests as they are found and a line per group, and in the end "N passed, N failed, N skipped".
A FILTER that starts with a preset's name and a colon restricts the builds, too.
"""
import glob
import importlib
import os
import re
import shutil
import subprocess
import sys
import time
import unittest
import zlib

import run_scripts

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "target"))
import run_target  # noqa: E402  (the path has to be there first)

ROOT = run_scripts.ROOT
JOBS = os.cpu_count() or 2
# The checks of the sources and of the libraries; see tools/checks.
CHECKS = [("layers", []), ("sizes", []), ("readme", []), ("symbols", ["build/release/libmicropy.a"]),
          ("symbols32", ["build/release32/libmicropy.a"]), ("symbols_clang", ["build/clang/libmicropy.a"]),
          ("symbols_arm", ["build/stm32f405/libmicropy.a"])]
FAILALLOC_SAMPLES = 8


class Preset:
    """A way to build, and what is run on it. `stress`: what every allocation does first when scripts are run. `tools`:
    programs and files without which it cannot be built or run. `part`: (i, n): of n parts of the scripts, all but the
    i-th are only run if a filter asks for them. `left_out`: a list of scripts that cannot run."""

    def __init__(self, name, lacks=(), c_tests=False, cli=False, stress=(None,), timeout=20.0, tools=(), part=(0, 1),
                 left_out=None):
        self.name, self.lacks, self.c_tests, self.cli = name, lacks, c_tests, cli
        self.stress, self.timeout, self.tools, self.part = stress, timeout, tools, part
        self.left_out = left_out
        self.folder = os.path.join(ROOT, "build", name)
        self.interpreter = os.path.join(self.folder, "micropy")


# What 32-bit processors in an emulator lack, and which scripts cannot run on them if they have no operating system.
SMALL = ("double", "64-bit", "precise")
LEFT_OUT = os.path.join(ROOT, "tests", "target", "left_out_emulated.txt")

PRESETS = [Preset("release", c_tests=True, cli=True),
           Preset("debug", lacks=("precise",), c_tests=True, cli=True, timeout=60.0),
           Preset("stress", c_tests=True, stress=("collect", "move", "step"), timeout=120.0),
           Preset("release32", lacks=("double", "64-bit"), cli=True),
           Preset("clang", lacks=("precise",), tools=("clang",)),
           Preset("bigendian", lacks=SMALL + ("little-endian",), timeout=60.0,
                  tools=("clang", "qemu-ppc", "powerpc-linux-gnu-ld", "/usr/powerpc-linux-gnu/include/stdio.h",
                         "/usr/lib/gcc-cross/powerpc-linux-gnu/12")),
           Preset("cortexm3", lacks=SMALL, timeout=60.0, part=(0, 2), left_out=LEFT_OUT,
                  tools=("arm-none-eabi-gcc", "/usr/lib/picolibc/arm-none-eabi", "qemu-system-arm")),
           Preset("riscv32", lacks=SMALL, timeout=60.0, part=(1, 2), left_out=LEFT_OUT,
                  tools=("riscv64-unknown-elf-gcc", "/usr/lib/picolibc/riscv64-unknown-elf", "qemu-system-riscv32"))]
# Presets of firmware.
FIRMWARE = ["stm32f405", "stm32f429"]
# The one whose scripts run on the emulated chip, too: QEMU has no board with its memory map.
CHIP_SCRIPTS = "stm32f429"


class Tally:
    """Counts and reports."""

    def __init__(self, filters):
        self.filters = filters
        self.passed, self.skipped, self.failed = 0, 0, []

    def wants(self, name):
        return not self.filters or any(f in name for f in self.filters)

    def add(self, name, why):
        if why is None:
            self.passed += 1
        else:
            self.failed.append(name)
            print("FAILED %s\n%s" % (name, why.rstrip()), flush=True)

    def skip(self, name, why):
        self.skipped += 1
        print("SKIPPED %s: %s" % (name, why), flush=True)

    def group(self, title, work):
        """Runs work() and prints what it added."""
        start, passed, failed = time.monotonic(), self.passed, len(self.failed)
        work()
        passed, failed = self.passed - passed, len(self.failed) - failed
        if passed or failed:
            print("%-24s %5d passed, %d failed (%.0f s)" % (title, passed, failed, time.monotonic() - start),
                  flush=True)


def output_of(command, timeout, **more):
    """Runs a program that says nothing of interest unless it fails. Returns None or why it failed."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=timeout, env=run_scripts.ENVIRONMENT, **more)
    except (OSError, subprocess.TimeoutExpired) as e:
        return str(e)
    return None if done.returncode == 0 else "exit status %d\n%s" % (done.returncode,
                                                                     run_scripts.tail(done.stdout, 80))


# ---- Building ----

def build(name, tally, options=()):
    """True if it was built."""
    start = time.monotonic()
    why = (output_of(["cmake", "--preset", name] + list(options), 300, cwd=ROOT) or
           output_of(["cmake", "--build", os.path.join("build", name), "--parallel", str(JOBS)], 1800, cwd=ROOT))
    if why:
        tally.add(name + ":build", why)
    else:
        print("%-24s built (%.0f s)" % (name, time.monotonic() - start), flush=True)
    return why is None


def can_build_32():
    probe = b"#include <stdio.h>\nint main(void) { return 0; }"
    return subprocess.run(["gcc", "-m32", "-x", "c", "-", "-o", os.devnull], input=probe, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode == 0


def what_lacks(preset):
    """Why the preset can be neither built nor run here, or None."""
    if preset.name == "release32" and not can_build_32():
        return "this compiler makes no 32-bit programs"
    for tool in preset.tools:
        if not (os.path.exists(tool) if os.path.isabs(tool) else shutil.which(tool)):
            return "no " + tool
    return None


def presets_wanted(filters):
    """Presets and firmware; without filters, or with one that names no preset, all."""
    named = [f.split(":")[0] for f in filters]
    all_names = [p.name for p in PRESETS] + FIRMWARE
    if not filters or any(n not in all_names for n in named):
        return PRESETS, FIRMWARE
    return [p for p in PRESETS if p.name in named], [n for n in FIRMWARE if n in named]


# ---- Groups of tests ----

def run_checks(tally, built):
    for name, libraries in CHECKS:
        if not tally.wants("checks/" + name) or any(os.path.dirname(l).split("/")[-1] not in built
                                                    for l in libraries):
            continue
        script = re.sub(r"32$|_clang$|_arm$", "", name)
        tally.add("checks/" + name, output_of(
            [sys.executable, "-B", "tools/checks/%s.py" % script] + libraries, 120, cwd=ROOT))


def run_c_tests(preset, tally, stress=None):
    """Each program is a test for every row that cmocka reports. `stress`: what every allocation does first."""
    more = {"MICROPY_STRESS": stress} if stress else {}
    for source in sorted(glob.glob(os.path.join(ROOT, "tests", "c", "test_*.c"))):
        name = os.path.splitext(os.path.basename(source))[0]
        title = "%s:c/%s%s" % (preset.name, stress + "/" if stress else "", name)
        if not tally.wants(title):
            continue
        with open(source, encoding="utf-8") as f:
            text = f.read()
        if (stress and "* stress: no" in text) or ("precise" in preset.lacks and "* needs: precise" in text):
            continue
        try:
            done = subprocess.run([os.path.join(preset.folder, "tests", name)], stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, cwd=ROOT,
                                  env=dict(run_scripts.ENVIRONMENT, CMOCKA_MESSAGE_OUTPUT="STDOUT", **more))
        except (OSError, subprocess.TimeoutExpired) as e:
            tally.add(title, str(e))
            continue
        good = re.findall(rb"^\[       OK \] (\S+)", done.stdout, re.M)
        bad = set(re.findall(rb"^\[  FAILED  \] (?!tests: )(\S+)$", done.stdout, re.M))
        tally.passed += len(good)
        why = run_scripts.tail(done.stdout, 60)
        for test in sorted(bad):
            tally.add("%s/%s" % (title, test.decode()), why)
            why = "    (see above)"
        if done.returncode != 0 and not bad:
            tally.add(title, "exit status %d\n%s" % (done.returncode, why))


def run_examples(preset, tally):
    """Each example prints what its file expected.txt says."""
    for expected in sorted(glob.glob(os.path.join(ROOT, "examples", "*", "expected.txt"))):
        name = os.path.basename(os.path.dirname(expected))
        title = "%s:examples/%s" % (preset.name, name)
        if not tally.wants(title):
            continue
        with open(expected, "rb") as f:
            want = f.read()
        try:
            done = subprocess.run([os.path.join(preset.folder, "examples", name, name)], stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60,
                                  env=run_scripts.ENVIRONMENT)
        except (OSError, subprocess.TimeoutExpired) as e:
            tally.add(title, str(e))
            continue
        why = None if done.stdout == want else run_scripts.difference(want, done.stdout, "output")
        tally.add(title, why or (None if done.returncode == 0 else "exit status %d" % done.returncode))


class CliResult(unittest.TestResult):
    """Passes the results of unittest on to the tally."""

    def __init__(self, preset, tally, group="cli"):
        super().__init__()
        self.preset, self.tally, self.group = preset, tally, group

    def title(self, test):
        return "%s:%s/%s" % (self.preset, self.group, test.id().split(".", 1)[1])

    def addSuccess(self, test):
        self.tally.add(self.title(test), None)

    def addFailure(self, test, err):
        self.tally.add(self.title(test), self._exc_info_to_string(err, test))

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.tally.add(self.title(test) + " " + str(subtest).split(") ", 1)[-1],
                           self._exc_info_to_string(err, test))

    def addSkip(self, test, reason):
        self.tally.skip(self.title(test), reason)


def flatten(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from flatten(item)
        else:
            yield item


def run_cli(preset, tally):
    os.environ["MICROPY"] = preset.interpreter
    os.environ["MICROPY_LACKS"] = " ".join(preset.lacks)
    folder = os.path.join(ROOT, "tests", "cli")
    result = CliResult(preset.name, tally)
    for test in flatten(unittest.TestLoader().discover(folder, "test_*.py", folder)):
        if tally.wants(result.title(test)):
            test.run(result)


def run_scripts_of(preset, tally, stress=None, failalloc=0):
    kind = stress or ("failalloc" if failalloc else "scripts")
    mode = run_scripts.Mode(preset.interpreter, preset.lacks, stress, preset.timeout, failalloc, JOBS, preset.left_out)
    prefix = "%s:%s/" % (preset.name, kind)

    def choose(script):
        number, parts = preset.part
        mine = bool(tally.filters) or zlib.crc32(script.name.encode()) % parts == number
        return mine and tally.wants(prefix + script.name)

    run_scripts.run_mode(mode, report=lambda name, why: tally.add(prefix + name, why), choose=choose)


# ---- Firmware ----

def why_no_firmware():
    """Why firmware can be neither built nor run here, or None."""
    for program in ("arm-none-eabi-gcc", "qemu-system-arm"):
        if not shutil.which(program):
            return "no " + program
    probe = ["arm-none-eabi-gcc", "--specs=picolibc.specs", "-E", "-", "-o", os.devnull]
    done = subprocess.run(probe, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return "no picolibc for arm-none-eabi" if done.returncode else None


def run_firmware(name, tally):
    folder = os.path.join(ROOT, "build", name)
    image = os.path.join(folder, "firmware.elf")
    groups = [("scripts", ["--qemu", image])]
    if name == CHIP_SCRIPTS:
        groups.append(("unicorn", ["--unicorn", image, "--chip", name, "--timeout", "60"]))
    for group, options in groups:
        tally.group("%s:%s" % (name, group), lambda: run_firmware_scripts("%s:%s/" % (name, group), options, tally))
    tally.group(name + ":chip", lambda: run_firmware_tests(name, image, tally, "chip"))
    if name == FIRMWARE[0]: # the images differ in their memory only
        tally.group(name + ":target", lambda: run_firmware_tests(name, image, tally, "target"))
    title = name + ":size"
    if tally.wants(title):
        table = os.path.join("hal", "stm32f4", "size_%s.txt" % name)
        tally.add(title, output_of([sys.executable, "-B", "tools/size_report.py", folder, "--compare", table], 60,
                                   cwd=ROOT))


def run_firmware_scripts(prefix, options, tally):
    chooser = run_target.Chooser()
    scripts = [s for s in run_scripts.find_scripts()
               if tally.wants(prefix + s.name) and chooser.reason(s) is None]
    if scripts:
        run_target.run_all(scripts, run_target.makers_of(run_target.parse(options)),
                           lambda name, why: tally.add(prefix + name, why))


def run_firmware_tests(name, image, tally, group):
    """Those of tests/target run in QEMU, those of tests/target/chip on the emulated chip."""
    os.environ["MICROPY_FIRMWARE"], os.environ["MICROPY_CHIP"] = image, name
    folder = os.path.join(ROOT, "tests", "target", "" if group == "target" else group)
    sys.path.insert(0, folder)
    result = CliResult(name, tally, group)
    modules = [os.path.basename(path)[:-len(".py")] for path in sorted(glob.glob(os.path.join(folder, "*.py")))]
    for module in modules: # their constants are those of the part
        sys.modules.pop(module, None)
    for module in map(importlib.import_module, (m for m in modules if m.startswith("test_"))):
        for test in flatten(unittest.TestLoader().loadTestsFromModule(module)):
            if tally.wants(result.title(test)):
                test.run(result)
    sys.path.remove(folder)


def run_preset(preset, tally):
    if preset.c_tests:
        for stress in preset.stress:
            tally.group(preset.name + ":c" + ("/" + stress if stress else ""),
                        lambda: run_c_tests(preset, tally, stress))
    if preset.cli:
        tally.group(preset.name + ":examples", lambda: run_examples(preset, tally))
        tally.group(preset.name + ":cli", lambda: run_cli(preset, tally))
    for stress in preset.stress:
        tally.group(preset.name + ":" + (stress or "scripts"), lambda: run_scripts_of(preset, tally, stress))
    if preset.name == "debug":
        tally.group(preset.name + ":failalloc", lambda: run_scripts_of(preset, tally, failalloc=FAILALLOC_SAMPLES))


def main():
    filters = sys.argv[1:]
    tally = Tally(filters)
    presets, firmware = presets_wanted(filters)
    built = []
    for preset in presets:
        obstacle = what_lacks(preset)
        if obstacle:
            tally.skip(preset.name, obstacle)
        elif build(preset.name, tally, ["-DMICROPY_C_TESTS=ON"] if preset.c_tests else []):
            built.append(preset)
    obstacle = why_no_firmware()
    if obstacle and firmware:
        tally.skip("firmware", obstacle)
        firmware = []
    firmware = [name for name in firmware if build(name, tally)]
    tally.group("checks", lambda: run_checks(tally, [p.name for p in built] + firmware))
    for preset in built:
        run_preset(preset, tally)
    for name in firmware:
        run_firmware(name, tally)
    if tally.failed:
        print("Failed:\n" + "\n".join("    " + name for name in tally.failed))
    print("%d passed, %d failed, %d skipped" % (tally.passed, len(tally.failed), tally.skipped))
    return 1 if tally.failed or not tally.passed else 0


if __name__ == "__main__":
    sys.exit(main())
