# SPDX-License-Identifier: MIT
"""Ten million allocations of random sizes and lifetimes in a small pool; then nine tenths of what is free in one piece.

    build/release/micropy -X heapsize=128k bench/gc_fragmentation.py
"""
import gc
import sys

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10000000


def scatter(wanted):
    """Each round allocates two blocks, one in three rounds only one; some die soon, others late."""
    kept, seed, start = [None] * 300, 1, gc.stats().allocations
    while gc.stats().allocations - start < wanted:
        for i in range(1000):
            seed = (seed * 75 + 74) % 65537
            size = seed % 23 if seed % 7 else seed % 900
            kept[seed % 300] = bytes(size) if seed % 3 else [None] * (size // 8)
    return kept


kept = scatter(COUNT)
gc.collect()
before = gc.stats()
size = before.free * 9 // 10
block = bytearray(size)
after = gc.stats()
print("%d allocations, %d collections, %d compactions" % (after.allocations, after.collections, after.compactions))
print("%d bytes used, %d free, of these %d in one piece" % (before.used, before.free, before.largest_free))
print("an allocation of %d bytes, nine tenths of what is free, succeeds" % len(block))
