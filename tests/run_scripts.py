#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the language tests, tests/scripts/**/*.py, with an interpreter.

    run_scripts.py [options] INTERPRETER [FILTER...]

A script passes if its standard output and its exit status are the expected ones. Expected is NAME.exp beside NAME.py
where there is one (and exit status 0, or N if the file's last line is "# exit status N"); else what the oracle,
CPython 3, does with the script at test time. In a build with single-precision floats NAME.single.exp comes before both.

A script runs in an empty folder of its own, under its absolute path, with NAME.in as standard input if there is one.
Files and folders whose names start with "_" are no tests: modules to import and data.

Comments in the first ten lines of a script steer this:
    # needs: double, 64-bit      not applicable where the build lacks one of these. Scripts in folders named float,
                                 complex or math need double even if they do not say so. "precise": the C frames of
                                 the build keep few dead values, so that objects die as expected (not so with sanitizers,
                                 nor with clang). "little-endian": prints bytes in the processor's order.
    # stress: no (REASON)        too slow, or not meaningful, with a collection at every allocation
    # mem: 64k                   run with -X heapsize=64k (the oracle runs without)
    # options: -O                further options for both interpreters
    # args: a b                  arguments of the script
    # check: stderr              compare standard error, too (for tests of tracebacks)
    # timeout: 120               seconds, instead of the default

With --failalloc N each script runs N times instead, with one allocation failing, at places spread over its run; it
may then end in any way that is orderly: no signal, no sanitizer report, no hang. With --failalloc all every allocation
fails once, but for scripts with more than --most of them, of which so many fail; and the same interpreter then runs the
script once more, which has to end as it does without a failure.
"""
import argparse
import concurrent.futures
import difflib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

TESTS = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(TESTS)
SCRIPTS = os.path.join(TESTS, "scripts")
ORACLE = os.environ.get("MICROPY_ORACLE") or ("/usr/bin/python3" if os.path.exists("/usr/bin/python3") else "python3")
FLOAT_FOLDERS = {"float", "complex", "math"}
DIRECTIVE = re.compile(r"#\s*(needs|stress|mem|options|args|check|timeout)\s*:\s*(.*?)\s*$")
SANITIZER = re.compile(rb"ERROR: (Address|Leak)Sanitizer|runtime error: |Assertion `.*' failed")
EXIT_LINE = re.compile(rb"(?:\A|\n)# exit status (\d+)\n?\Z")
# So many failing allocations for each script are an exhaustive test, in which scripts are run twice.
AGAIN_FROM = 100
ENVIRONMENT = dict(
    {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "TMPDIR", "ASAN_SYMBOLIZER_PATH")},
    LC_ALL="C.UTF-8", PYTHONIOENCODING="utf-8", PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", TZ="UTC",
    ASAN_OPTIONS="detect_stack_use_after_return=0:detect_leaks=1:exitcode=99:abort_on_error=0",
    UBSAN_OPTIONS="print_stacktrace=1:exitcode=99", LSAN_OPTIONS="exitcode=99")


class Script:
    """One test script and what its comments say."""

    def __init__(self, path):
        self.path = path
        self.name = os.path.relpath(path, SCRIPTS)
        self.stem = path[:-len(".py")]
        self.directives = {}
        with open(path, "rb") as f:
            self.source = f.read()
        for line in self.source.split(b"\n")[:10]:
            found = DIRECTIVE.match(line.decode("utf-8", "replace"))
            if found:
                self.directives[found[1]] = found[2]
        self.needs = set(re.findall(r"[\w-]+", self.directives.get("needs", "")))
        if FLOAT_FOLDERS & set(self.name.split(os.sep)[:-1]) and not self.beside(".single.exp"):
            self.needs.add("double")
        self.options = self.directives.get("options", "").split()
        self.args = self.directives.get("args", "").split()
        self.compares_stderr = "stderr" in self.directives.get("check", "")
        self.excluded_from_stress = self.directives.get("stress", "").startswith("no")

    def beside(self, ending):
        """The path of a file that belongs to the script, or None."""
        path = self.stem + ending
        return path if os.path.exists(path) else None

    def timeout(self, default):
        return max(default, float(self.directives.get("timeout", 0)))

    def heap_options(self):
        return ["-X", "heapsize=" + self.directives["mem"]] if "mem" in self.directives else []


def left_out_rows(path):
    """[(start of a script's name, reason)]: scripts that cannot run somewhere, from a file with a line for each."""
    rows = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                name, reason = line.split(None, 1)
                rows.append((name, reason.strip()))
    return rows


class Outcome:
    """How a run of a script ended. `status` is None after a timeout."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


def find_scripts():
    scripts = []
    for folder, folders, files in os.walk(SCRIPTS):
        folders[:] = sorted(f for f in folders if f[0] not in "_.")
        for name in sorted(files):
            if name.endswith(".py") and name[0] not in "_.":
                scripts.append(Script(os.path.join(folder, name)))
    return scripts


def run(command, script, timeout):
    """Runs the script in an empty folder."""
    scratch = tempfile.mkdtemp(prefix="micropy-test-")
    stdin = open(script.beside(".in") or os.devnull, "rb")
    try:
        done = subprocess.run(command + [script.path] + script.args, cwd=scratch, stdin=stdin, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=ENVIRONMENT, timeout=timeout)
        return Outcome(done.returncode, done.stdout, done.stderr)
    except subprocess.TimeoutExpired as e:
        return Outcome(None, e.stdout or b"", e.stderr or b"")
    finally:
        stdin.close()
        shutil.rmtree(scratch, ignore_errors=True)


class Oracle:
    """Expected outcomes, kept in a folder under a hash of all that they depend on."""

    def __init__(self, cache):
        self.cache = cache
        os.makedirs(cache, exist_ok=True)
        version = subprocess.run([ORACLE, "-VV"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout
        self.base = hashlib.sha256(version + SCRIPTS.encode() + self.helpers())

    @staticmethod
    def helpers():
        """A digest of the files that are no tests themselves but may be used by some."""
        digest = hashlib.sha256()
        for folder, folders, files in os.walk(SCRIPTS):
            folders[:] = sorted(f for f in folders if f != "__pycache__")
            private = any(part.startswith("_") for part in os.path.relpath(folder, SCRIPTS).split(os.sep))
            for name in sorted(files):
                if private or name[0] == "_" or not name.endswith((".py", ".exp")):
                    with open(os.path.join(folder, name), "rb") as f:
                        digest.update(name.encode() + b"\0" + f.read() + b"\0")
        return digest.digest()

    def outcome(self, script):
        key = self.base.copy()
        key.update(script.name.encode() + b"\0" + script.source)
        path = os.path.join(self.cache, key.hexdigest())
        try:
            with open(path, "rb") as f:
                status, out_size, rest = f.read().split(b"\n", 2)
            return Outcome(int(status), rest[:int(out_size)], rest[int(out_size):])
        except (OSError, ValueError):
            pass
        result = run([ORACLE, "-B"] + script.options, script, 60)
        if result.status is not None:
            part = "%s.%d" % (path, os.getpid())
            with open(part, "wb") as f:
                f.write(b"%d\n%d\n" % (result.status, len(result.out)) + result.out + result.err)
            os.replace(part, path)
        return result


class Mode:
    """One way to run the scripts: an interpreter and what is peculiar to it."""

    def __init__(self, interpreter, lacks=(), stress=None, timeout=20, failalloc=0, jobs=0, left_out=None):
        self.interpreter = [os.path.abspath(interpreter)] if os.sep in interpreter else [interpreter]
        self.lacks, self.stress, self.timeout, self.failalloc = set(lacks), stress, timeout, failalloc
        self.jobs = jobs or os.cpu_count() or 2
        self.left_out = tuple(name for name, _ in left_out_rows(left_out)) if left_out else ()
        self.oracle = Oracle(os.path.join(ROOT, "build", "oracle"))

    def applies(self, script):
        missing = script.needs & self.lacks
        if "double" in self.lacks and script.beside(".single.exp"):
            missing -= {"double", "64-bit"}
        if missing or script.name.startswith(self.left_out):
            return False
        return not (script.excluded_from_stress and (self.stress or self.failalloc))

    def expected(self, script):
        path = (script.beside(".single.exp") if "double" in self.lacks else None) or script.beside(".exp")
        if path is None:
            return self.oracle.outcome(script)
        with open(path, "rb") as f:
            text = f.read()
        found = EXIT_LINE.search(text)
        if found:
            text = text[:found.start() + 1] if found.start() else b""
        return Outcome(int(found[1]) if found else 0, text, b"")

    def command(self, script):
        stress = ["-X", "stress=" + self.stress, "-X", "gccheck"] if self.stress else []
        return self.interpreter + stress + script.options + script.heap_options()

    def judge(self, script):
        """None if the script passes, else text that says why not."""
        if self.failalloc:
            return self.judge_failing(script)
        limit = script.timeout(self.timeout)
        got = run(self.command(script), script, limit)
        disorder = disorderly(got, limit)
        want = self.expected(script)
        if want.status is None:
            return "the oracle, %s, gave no answer in time" % ORACLE
        if self.stress and b"micropy: heap check: " in got.err:
            disorder = "damage to the heap"
        problems = [disorder] if disorder else []
        if got.out != want.out:
            problems.append(difference(want.out, got.out, "standard output"))
        if not disorder and got.status != want.status:
            problems.append("exit status %d instead of %d" % (got.status, want.status))
        if script.compares_stderr and got.err != want.err:
            problems.append(difference(want.err, got.err, "standard error"))
        if not problems:
            return None
        if got.err and not script.compares_stderr:
            problems.append("standard error:\n" + tail(got.err, 40 if disorder else 12))
        return "\n".join(problems)

    def judge_failing(self, script):
        """Lets single allocations fail, spread over the script's run."""
        limit = script.timeout(self.timeout)
        counted = run(self.command(script) + ["-X", "gcstats"], script, limit)
        found = re.search(rb"^gc: .*?(\d+) allocations since the start of the program", counted.err, re.M)
        if not found:
            return "no allocation count from -X gcstats\n" + tail(counted.err, 12)
        total = int(found[1])
        again = self.failalloc > AGAIN_FROM
        unhindered = run(self.command(script) + ["-X", "again"], script, 2 * limit) if again else None
        for k in spread(total, min(self.failalloc, total)):
            got = run(self.command(script) + ["-X", "again" if again else "gccheck", "-X", "failalloc=%d" % k], script,
                      2 * limit)
            disorder = disorderly(got, limit)
            if disorder is None and b"micropy: heap check: " in got.err:
                disorder = "damage to the heap"
            if disorder is None and again and got.status != unhindered.status:
                disorder = "the second run ended with exit status %d instead of %d" % (got.status, unhindered.status)
            if disorder:
                return "with -X failalloc=%d (of %d): %s\n%s" % (k, total, disorder, tail(got.err, 40))
        return None


def spread(total, count):
    """At most `count` numbers from 1 to total, evenly spread."""
    steps = max(count - 1, 1)
    return sorted({1 + (total - 1) * i // steps for i in range(count)}) if total else []


def disorderly(outcome, limit):
    """Why a run's end is a fault of the interpreter whatever the script, or None."""
    if outcome.status is None:
        return "no end after %g s" % limit
    if outcome.status < 0:
        return "killed by signal %d" % -outcome.status
    if outcome.status == 99 and SANITIZER.search(outcome.err):
        return "sanitizer report"
    return "assertion or sanitizer report" if SANITIZER.search(outcome.err) else None


def tail(data, lines):
    return "\n".join("    " + line for line in data.decode("utf-8", "replace").splitlines()[-lines:])


def difference(want, got, what, limit=40):
    lines = list(difflib.unified_diff(want.decode("utf-8", "replace").splitlines(),
                                      got.decode("utf-8", "replace").splitlines(), "expected " + what, "got",
                                      lineterm="", n=2))
    if not lines:
        lines = ["%s differs in line ends or bytes: %r / %r" % (what, want[-60:], got[-60:])]
    if len(lines) > limit:
        lines[limit:] = ["... %d more lines" % (len(lines) - limit)]
    return "\n".join("    " + line[:400] for line in lines)


def run_mode(mode, choose, report):
    """Runs the scripts that apply and that `choose` wants. Calls report(name, why), why being None for those that
    pass, in order; returns (passed, failed, not applicable)."""
    scripts = [s for s in find_scripts() if choose(s)]
    chosen = [s for s in scripts if mode.applies(s)]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(mode.jobs) as pool:
        for script, why in zip(chosen, pool.map(mode.judge, chosen)):
            passed += why is None
            failed += why is not None
            report(script.name, why)
    return passed, failed, len(scripts) - len(chosen)


def print_failure(name, why):
    if why is not None:
        print("FAILED %s\n%s" % (name, why), flush=True)


def main():
    parser = argparse.ArgumentParser(description="Runs tests/scripts with an interpreter.")
    parser.add_argument("interpreter")
    parser.add_argument("filters", nargs="*", help="run only scripts whose path contains one of these")
    parser.add_argument("--lacks", action="append", default=[], metavar="double|64-bit|precise|little-endian",
                        help="what the build has not: scripts that need it do not apply")
    parser.add_argument("--stress", choices=["collect", "move", "step"],
                        help="what every allocation does first; leaves out scripts marked '# stress: no'")
    parser.add_argument("--failalloc", default="0", metavar="N|all", help="let N single allocations, or all, fail instead")
    parser.add_argument("--most", type=int, default=3000, help="with --failalloc all: allocations of a script (default 3000)")
    parser.add_argument("--left-out", metavar="FILE", help="scripts that cannot run there: a line each, with the reason")
    parser.add_argument("--timeout", type=float, default=20, help="seconds for a script (default 20)")
    parser.add_argument("--jobs", type=int, default=0, help="parallel runs (default: one per processor)")
    options = parser.parse_args()
    failalloc = options.most if options.failalloc == "all" else int(options.failalloc)
    mode = Mode(options.interpreter, options.lacks, options.stress, options.timeout, failalloc, options.jobs,
                options.left_out)
    passed, failed, left_out = run_mode(
        mode, lambda script: not options.filters or any(f in script.name for f in options.filters), print_failure)
    print("%d passed, %d failed, %d not applicable" % (passed, failed, left_out))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
