# SPDX-License-Identifier: MIT
"""Reads what an ELF file says about the contents of flash."""
import struct

PT_LOAD = 1


def load(path):
    """[(physical address, bytes)] of a 32-bit little-endian file."""
    with open(path, "rb") as f:
        data = f.read()
    if data[:6] != b"\x7fELF\x01\x01":
        raise ValueError("%s is no 32-bit little-endian ELF file" % path)
    offset, = struct.unpack_from("<I", data, 28)
    size, count = struct.unpack_from("<HH", data, 42)
    segments = []
    for i in range(count):
        kind, start, _, physical, in_file = struct.unpack_from("<IIIII", data, offset + i * size)
        if kind == PT_LOAD and in_file:
            segments.append((physical, data[start:start + in_file]))
    return segments
