#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a firmware's memory is spent on, from the linker's map.

    size_report.py BUILD_FOLDER [--compare TABLE | --write TABLE]

Prints the bytes of flash (code, constants) and RAM (data, bss) by folder, and the twenty largest functions and tables.
--compare shows what has changed against a table that was written with --write, and fails if the flash grew by more
than one percent, so that growth has to be committed to be accepted.
"""
import argparse
import collections
import os
import re
import sys

FOLDERS = ["base", "gc", "objects", "bytecode", "compiler", "vm", "modules", "api", "names", "hal", "libc", "other"]
CORE = ["base", "gc", "objects", "bytecode", "compiler", "vm", "names"]
# an input section: name, address, size, file; the name may stand on a line of its own
INPUT = re.compile(r"^ (\.?[\w.$*-]+)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)\s+(\S.*)$")
TOLERANCE = 0.01


class Piece:
    """One input section of the map."""

    def __init__(self, section, address, size, path):
        self.section, self.address, self.size, self.path = section, address, size, path

    def folder(self):
        found = re.search(r"micropy\.dir/(?:src/)?(\w+)/|libmicropy\.a\(([\w]+)\.c", self.path)
        if "mp_names" in self.path:
            return "names"
        if found:
            return found[1] if found[1] in FOLDERS else SOURCES.get(found[2], "other")
        if "hal/" in self.path:
            return "hal"
        return "libc" if ".a(" in self.path else "other"

    def kind(self):
        if self.address >= 0x20000000:
            return "data" if self.section.startswith((".data", ".tdata")) else "bss"
        return "code" if self.section.startswith(".text") else "constants"

    def name(self):
        """Function or table; sections are named after them."""
        parts = self.section.split(".", 2)
        return parts[2] if len(parts) == 3 and not re.match(r"str\d|cst\d", parts[2]) else None


def find_sources():
    root = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "src")
    return {os.path.splitext(name)[0]: os.path.basename(folder)
            for folder, _, files in os.walk(root) for name in files if name.endswith(".c")}


SOURCES = find_sources()


def read_map(path):
    """The pieces that are in the image."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    text = text[text.index("Linker script and memory map"):]
    text = re.sub(r"^( \.\S+)\n\s+0x", r"\1 0x", text, flags=re.M)
    pieces = []
    for line in text.split("\n"):
        found = INPUT.match(line)
        if not found:
            continue
        address, size = int(found[2], 16), int(found[3], 16)
        in_image = 0x08000000 <= address < 0x08200000 or 0x20000000 <= address < 0x20040000
        if in_image and size and re.match(r"\.(text|rodata|data|bss|tdata|tbss|isr_vector|init_array)|COMMON", found[1]):
            pieces.append(Piece(found[1], address, size, found[4]))
    return pieces


def table_of(pieces):
    """{folder: {kind: bytes}}"""
    table = collections.defaultdict(collections.Counter)
    for piece in pieces:
        table[piece.folder()][piece.kind()] += piece.size
    return table


def lines_of(pieces):
    table = table_of(pieces)
    rows = [(folder, table[folder]) for folder in FOLDERS if folder in table]
    rows.append(("core", sum((table[f] for f in CORE if f in table), collections.Counter())))
    rows.append(("all", sum((row for _, row in rows[:-1]), collections.Counter())))
    yield "%-10s %8s %10s %6s %6s" % ("folder", "code", "constants", "data", "bss")
    for folder, row in rows:
        yield "%-10s %8d %10d %6d %6d" % (folder, row["code"], row["constants"], row["data"], row["bss"])


def read_table(path):
    """The rows of a committed table."""
    rows = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            words = line.split()
            if len(words) == 5 and words[1].isdigit():
                rows[words[0]] = [int(w) for w in words[1:]]
    return rows


def compare(lines, path):
    """Prints what has changed; false if the flash has grown too much."""
    old = read_table(path)
    ok = True
    for line in lines:
        words = line.split()
        if words[0] == "folder":
            continue
        new = [int(w) for w in words[1:]]
        before = old.get(words[0], [0, 0, 0, 0])
        if new != before:
            print("%-10s" % words[0], "  ".join("%s %+d" % (kind, n - b) for kind, n, b in
                                                zip(("code", "constants", "data", "bss"), new, before) if n != b))
        if words[0] == "all":
            flash, flash_before = sum(new[:3]), sum(before[:3])
            ram, ram_before = sum(new[2:]), sum(before[2:])
            ok = flash <= flash_before * (1 + TOLERANCE) and ram <= ram_before + 16
    if not ok:
        print("grown beyond the committed table; if that is meant: --write %s" % os.path.relpath(path))
    return ok


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--compare", metavar="TABLE")
    parser.add_argument("--write", metavar="TABLE")
    parser.add_argument("--largest", type=int, default=20)
    options = parser.parse_args()
    pieces = read_map(os.path.join(options.folder, "firmware.map"))
    lines = list(lines_of(pieces))
    if options.write:
        with open(options.write, "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")
    if options.compare:
        return 0 if compare(lines, options.compare) else 1
    print("\n".join(lines))
    sizes = collections.Counter()
    for piece in pieces:
        if piece.name():
            sizes[piece.name()] += piece.size
    print("\nlargest functions and tables")
    for name, size in sizes.most_common(options.largest):
        print("%8d %s" % (size, name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
