#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks who includes what, and where there is conditional compilation.

A file of src/ includes only from its own folder, from lower layers, and from include/; of the system only headers that
exist without an operating system. Compiler and VM never include each other; nothing includes a HAL; a HAL and the
examples see only the public headers. Files choose nothing with #if, except in src/base and include/.
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LAYERS = {"base": 0, "gc": 1, "objects": 2, "bytecode": 3, "compiler": 4, "vm": 4, "modules": 5, "api": 6}
PUBLIC = {os.path.basename(p) for p in glob.glob(os.path.join(ROOT, "include", "*.h"))}
GENERATED = {"mp_names.h": "objects"}
SYSTEM = {"assert.h", "float.h", "inttypes.h", "limits.h", "complex.h", "math.h", "stdalign.h", "stdarg.h", "stdbool.h", "stddef.h",
          "stdint.h", "string.h"}
FIRST_LINE = "/* SPDX-License-Identifier: MIT"
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
CONDITION = re.compile(r"^\s*#\s*(if|ifdef|ifndef|elif)\b\s*(.*)")


def sources(*folders):
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(ROOT, folder, "**", "*.[ch]"), recursive=True)):
            with open(path, encoding="utf-8") as f:
                yield os.path.relpath(path, ROOT), f.read().split("\n")


def includes(lines):
    for number, line in enumerate(lines, 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found[1] == "<", found[2]


def fault_of_include(folder, is_system, name):
    """Why a file in src/<folder> may not include this, or None."""
    if is_system:
        return None if name in SYSTEM else "<%s> is not there on a bare machine" % name
    if name in PUBLIC:
        return None
    target = GENERATED.get(name) or (name.split("/")[0] if "/" in name else folder)
    if target not in LAYERS:
        return '"%s" is neither in src/ nor in include/' % name
    if "/" not in name and name not in GENERATED and not os.path.exists(os.path.join(ROOT, "src", folder, name)):
        return '"%s" is not in this folder' % name
    if target != folder and LAYERS[target] >= LAYERS[folder]:
        return '"%s": %s may not include %s' % (name, folder, target)
    return None


def conditions(lines):
    """The lines that choose something; a header's guard is none."""
    for number, line in enumerate(lines, 1):
        found = CONDITION.match(line)
        if not found:
            continue
        following = lines[number] if number < len(lines) else ""
        if found[1] == "ifndef" and re.match(r"#\s*define\s+%s\s*$" % re.escape(found[2].strip()), following):
            continue
        yield number


def check_core(complain):
    for path, lines in sources("src"):
        folder = path.split(os.sep)[1]
        if folder not in LAYERS:
            complain(path, 1, "no such layer")
            continue
        for number, is_system, name in includes(lines):
            fault = fault_of_include(folder, is_system, name)
            if fault:
                complain(path, number, fault)
        if folder != "base":
            for number in conditions(lines):
                complain(path, number, "#if belongs in include/micropy_config.h or src/base")


def headers_of_hal(path):
    """Names of the headers of the hardware layer that the file belongs to; boards and chips are folders in it."""
    parts = path.split(os.sep)
    found = glob.glob(os.path.join(ROOT, *parts[:2], "**", "*.h"), recursive=True) if parts[0] == "hal" else []
    return {os.path.basename(p) for p in found}


def check_outside(complain):
    for path, lines in sources("include", "hal", "examples"):
        own = headers_of_hal(path)
        for number, is_system, name in includes(lines):
            here = os.path.exists(os.path.join(ROOT, os.path.dirname(path), name))
            if not is_system and not here and name not in PUBLIC | own and name not in ("micropy_hal_posix.h", "micropy_hal_simulated.h"):
                complain(path, number, '"%s" is not public' % name)
            if path.startswith("include") and is_system and name not in SYSTEM:
                complain(path, number, "<%s> is not there on a bare machine" % name)
            if path.startswith("hal") and name == "micropy.h" and os.path.basename(path) != "main.c":
                complain(path, number, "a HAL knows nothing of Python")


def check_heads(complain):
    for path, lines in sources("src", "include", "hal", "tools", "examples", "tests"):
        if lines[0] != FIRST_LINE:
            complain(path, 1, "does not start with '%s'" % FIRST_LINE)


def main():
    faults = []

    def complain(path, number, text):
        faults.append("%s:%d: %s" % (path, number, text))

    check_core(complain)
    check_outside(complain)
    check_heads(complain)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
