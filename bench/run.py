#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the benchmark programs with micropy, Lua, CPython and, if its path is given, MicroPython.

Each program of bench/programs exists in Python and in Lua. The interpreters take turns, so that a slow
moment of the machine hits all of them; the figure kept is the median over the rounds of the user CPU time
of the child process, less that of an empty program (its median too). The outputs must agree.

    bench/run.py                              five rounds of everything
    bench/run.py --only 'fib|nbody'           the programs whose name matches
    bench/run.py --instructions               instructions counted by callgrind, in place of times
    bench/run.py --json result.json           the figures for another program to read

Exit status: 0, 1 if a program failed or outputs differ, 2 if the call is wrong.
"""

import argparse
import json
import math
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = HERE / "programs"
ROOT = HERE.parent


class Failure(Exception):
    """A program that did not end with status 0."""


class Engine:
    """An interpreter: its command and the language, by file suffix, that it runs."""

    def __init__(self, name, command, suffix):
        self.name = name
        self.command = command
        self.suffix = suffix

    def file_of(self, program):
        return PROGRAMS / (program + self.suffix)


def limit_child(seconds):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def spawn(command, timeout):
    """Runs the command; returns its output and its user CPU seconds."""
    environment = dict(os.environ, PYTHONHASHSEED="0", LC_ALL="C")
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            env=environment,
            preexec_fn=lambda: limit_child(timeout),
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        output = out.read()
        if child.returncode != 0:
            lines = err.read().decode(errors="replace").strip().splitlines()
            reason = lines[-1] if lines else ""
            raise Failure("status %d: %s" % (child.returncode, reason))
        return output, usage.ru_utime


def measure_time(engine, path, options):
    return spawn(engine.command + [str(path)], options.timeout)


def measure_instructions(engine, path, options):
    with tempfile.TemporaryDirectory() as folder:
        profile = pathlib.Path(folder) / "profile"
        prefix = ["valgrind", "--tool=callgrind", "--callgrind-out-file=%s" % profile]
        output, _ = spawn(prefix + engine.command + [str(path)], options.timeout * 100)
        for line in profile.read_text(errors="replace").splitlines():
            if line.startswith(("totals:", "summary:")):
                return output, int(line.split()[1])
    raise Failure("callgrind wrote no total")


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def geomean(values):
    return math.exp(sum(math.log(v) for v in values) / len(values))


def measure_startup(engines, measure, options):
    """The cost of an empty program for each engine."""
    samples = {engine.name: [] for engine in engines}
    with tempfile.TemporaryDirectory() as folder:
        for suffix in {engine.suffix for engine in engines}:
            (pathlib.Path(folder) / ("empty" + suffix)).write_text("")
        for _ in range(1 if options.instructions else max(options.rounds, 5)):
            for engine in engines:
                path = pathlib.Path(folder) / ("empty" + engine.suffix)
                samples[engine.name].append(measure(engine, path, options)[1])
    return {name: median(values) for name, values in samples.items()}


def measure_program(program, engines, measure, options, problems):
    """All rounds of one program; returns the list of raw figures by engine name."""
    figures = {engine.name: [] for engine in engines}
    expected = None
    failed = set()
    for turn in range(options.rounds):
        shift = turn % len(engines)
        for engine in engines[shift:] + engines[:shift]:
            if engine.name in failed:
                continue
            try:
                output, figure = measure(engine, engine.file_of(program), options)
            except Failure as failure:
                problems.append("%s: %s: %s" % (program, engine.name, failure))
                failed.add(engine.name)
                continue
            if expected is None:
                expected = (engine.name, output)
            if output != expected[1]:
                problems.append("%s: the outputs of %s and %s differ" % (program, engine.name, expected[0]))
                failed.add(engine.name)
                continue
            figures[engine.name].append(figure)
    return {name: values for name, values in figures.items() if name not in failed}


def ratio_pairs(engines):
    """micropy against each of the others."""
    names = [engine.name for engine in engines]
    if "micropy" not in names:
        return []
    return [("micropy", name) for name in names if name != "micropy"]


def report_row(name, net, engines, pairs, instructions):
    cells = ["%-14s" % name]
    for engine in engines:
        if engine.name not in net:
            cells.append("%12s" % "-")
        elif instructions:
            cells.append("%11.1fM" % (net[engine.name] / 1e6))
        else:
            cells.append("%11.3fs" % net[engine.name])
    for mine, other in pairs:
        known = mine in net and other in net
        cells.append("%14s" % ("%.3f" % (net[mine] / net[other]) if known else "-"))
    print(" ".join(cells), flush=True)


def find_engines(options):
    """The interpreters asked for that exist; a message for those that do not."""
    wanted = [
        Engine("micropy", [options.micropy], ".py"),
        Engine("lua", [options.lua], ".lua"),
        Engine("python3", [options.python, "-I"], ".py"),
    ]
    if options.micropython:
        wanted.append(Engine("micropython", [options.micropython] + options.micropython_options.split(), ".py"))
    chosen = options.engines.split(",") if options.engines else [engine.name for engine in wanted]
    unknown = set(chosen) - {engine.name for engine in wanted}
    if unknown:
        sys.exit("bench: no such engine: %s" % ", ".join(sorted(unknown)))
    found = []
    for engine in wanted:
        if engine.name not in chosen:
            continue
        if shutil.which(engine.command[0]) is None:
            print("bench: %s is missing (%s), left out" % (engine.name, engine.command[0]), file=sys.stderr)
            continue
        found.append(engine)
    return found


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--micropy", default=str(ROOT / "build" / "release" / "micropy"), metavar="PATH")
    parser.add_argument("--lua", default="lua5.4", metavar="PATH")
    parser.add_argument("--python", default="/usr/bin/python3", metavar="PATH")
    parser.add_argument("--micropython", metavar="PATH", help="run this MicroPython too")
    parser.add_argument("--micropython-options", default="-X heapsize=256M", metavar="TEXT",
                        help="options for it (default: %(default)s)")
    parser.add_argument("--engines", metavar="NAMES", help="only these, of micropy,lua,python3,micropython")
    parser.add_argument("--rounds", "-n", type=int, default=None, metavar="N",
                        help="default: 5; with --instructions 1")
    parser.add_argument("--instructions", action="store_true", help="count instructions with callgrind")
    parser.add_argument("--only", default="", metavar="PATTERN", help="regular expression for program names")
    parser.add_argument("--json", metavar="FILE", help="write the figures there too")
    parser.add_argument("--timeout", type=int, default=60, metavar="SECONDS", help="CPU seconds of one run")
    options = parser.parse_args()
    if options.rounds is None:
        options.rounds = 1 if options.instructions else 5
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    if options.instructions and shutil.which("valgrind") is None:
        parser.error("--instructions needs valgrind")
    return options


def find_programs(pattern):
    names = sorted(path.stem for path in PROGRAMS.glob("*.py"))
    lonely = [name for name in names if not (PROGRAMS / (name + ".lua")).exists()]
    if lonely:
        sys.exit("bench: no Lua version of %s" % ", ".join(lonely))
    chosen = [name for name in names if re.search(pattern, name)]
    if not chosen:
        sys.exit("bench: no program matches %s" % pattern)
    return chosen


def main():
    options = parse_options()
    programs = find_programs(options.only)
    engines = find_engines(options)
    if not engines:
        sys.exit("bench: no interpreter to measure")
    measure = measure_instructions if options.instructions else measure_time
    try:
        startup = measure_startup(engines, measure, options)
    except Failure as failure:
        sys.exit("bench: the empty program fails: %s" % failure)
    pairs = ratio_pairs(engines)
    heads = ["%-14s" % "program"] + ["%12s" % engine.name for engine in engines]
    print(" ".join(heads + ["%14s" % ("/" + other) for _, other in pairs]))
    problems = []
    results = {}
    for program in programs:
        raw = measure_program(program, engines, measure, options, problems)
        smallest = 1 if options.instructions else 1e-4
        net = {name: max(median(values) - startup[name], smallest) for name, values in raw.items()}
        results[program] = {"net": net, "raw": raw}
        report_row(program, net, engines, pairs, options.instructions)
    report_row("(start-up)", startup, engines, [], options.instructions)
    means = {}
    for mine, other in pairs:
        ratios = [r["net"][mine] / r["net"][other] for r in results.values() if mine in r["net"] and other in r["net"]]
        if ratios:
            means["%s/%s" % (mine, other)] = geomean(ratios)
            print("geomean %s/%s: %.3f over %d programs, worst %.3f"
                  % (mine, other, geomean(ratios), len(ratios), max(ratios)))
    for problem in problems:
        print("bench: " + problem, file=sys.stderr)
    if options.json:
        record = {
            "unit": "instructions" if options.instructions else "user CPU seconds",
            "rounds": options.rounds,
            "startup": startup,
            "programs": results,
            "geomeans": means,
            "problems": problems,
        }
        pathlib.Path(options.json).write_text(json.dumps(record, indent=1) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
