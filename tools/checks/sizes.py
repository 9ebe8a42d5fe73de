#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that files and functions stay small: no file over 1000 lines, no C function over 70.

With --list it prints the files over 800 lines, the soft limit, as well.
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FILE_SOFT, FILE_HARD, FUNCTION_MAX = 800, 1000, 70
PATTERNS = ["src/**/*.[ch]", "include/*.h", "hal/**/*.[ch]", "tools/**/*.[ch]", "tools/**/*.py", "tests/*.py",
            "tests/c/*.[ch]", "tests/cli/*.py", "examples/**/*.c", "bench/*.py"]
# Tables made by a program.
LONG_FILES = {"src/base/unicode_tables.h", "src/base/unicode_names_tables.h"}
# The VM loop is one function.
LONG_FUNCTIONS = {"src/vm/loop.c"}
# A function's last signature line: at the left margin or, continued, indented; not an initialiser or a type.
SIGNATURE = re.compile(r"^(?!\s*(?:typedef|struct \w+ \{|enum|union|#|\}|/\*| \*))[^=;]*\)\s*\{\s*$")


def functions(lines):
    """(number of the first line, count of lines) of each function."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and SIGNATURE.match(line) and (not line[0].isspace() or continues(lines, number)):
            start = first_line(lines, number)
        elif start is not None and line.startswith("}"):
            yield start, number - start + 1
            start = None


def first_line(lines, number):
    while number > 1 and lines[number - 1][:1].isspace():
        number -= 1
    return number


def continues(lines, number):
    """The indented line ends a signature that began at the left margin and is not closed yet."""
    first = lines[first_line(lines, number) - 1]
    text = "".join(lines[first_line(lines, number) - 1:number])
    return "(" in first and "{" not in first and ";" not in text and "=" not in first


def main():
    faults, long_files = [], []
    for pattern in PATTERNS:
        for path in sorted(glob.glob(os.path.join(ROOT, pattern), recursive=True)):
            name = os.path.relpath(path, ROOT)
            with open(path, encoding="utf-8") as f:
                lines = f.read().splitlines()
            if len(lines) > FILE_SOFT and name not in LONG_FILES:
                (faults if len(lines) > FILE_HARD else long_files).append("%s: %d lines" % (name, len(lines)))
            if name.endswith((".c", ".h")) and name not in LONG_FUNCTIONS:
                faults += ["%s:%d: a function of %d lines" % (name, start, count)
                           for start, count in functions(lines) if count > FUNCTION_MAX]
    if "--list" in sys.argv[1:]:
        print("\n".join(long_files))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
