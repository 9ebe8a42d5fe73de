#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that the program in README.md is the one of examples/hello, which is built and run."""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return f.read()


def main():
    shown = re.search(r"```c\n(.*?)```", read("README.md"), re.S)
    if shown and read("examples/hello/main.c").endswith("*/\n" + shown[1]):
        return 0
    print("README.md: the C program is not examples/hello/main.c")
    return 1


if __name__ == "__main__":
    sys.exit(main())
