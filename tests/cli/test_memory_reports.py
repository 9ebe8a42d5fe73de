# SPDX-License-Identifier: MIT
"""The reports of micropython.mem_info() and qstr_info(): their form, and that their figures agree."""
import re

from support import CliCase

NUMBERS = (r"stack: (\d+) out of (\d+)\n"
           r"GC: total: (\d+), used: (\d+), free: (\d+)\n"
           r" No\. of 1-blocks: (\d+), 2-blocks: (\d+), max blk sz: (\d+), max free sz: (\d+)\n")


class Reports(CliCase):
    def run_in_pool(self, text):
        done = self.run_micropy("-X", "heapsize=64k", "-c", "import micropython, gc\n" + text)
        self.assertEqual((done.status, done.err), (0, ""))
        return done.out

    def test_mem_info(self):
        out = self.run_in_pool("micropython.mem_info()")
        found = re.fullmatch(NUMBERS, out)
        self.assertTrue(found, out)
        stack, limit, total, used, free, one, two, largest, largest_free = map(int, found.groups())
        self.assertEqual(total, used + free)
        self.assertTrue(0 < stack < limit and 50000 < total < 65536 and largest * 16 < used)
        self.assertTrue(one * 16 + two * 32 < used and largest_free * 16 <= free)

    def test_map(self):
        out = self.run_in_pool("keep = (1.5e300, [1], bytearray(640), b'x' * 40)\ngc.collect()\nmicropython.mem_info(1)")
        found = re.match(NUMBERS + r"GC memory layout; from 0x[0-9a-f]+:\n", out)
        self.assertTrue(found, out)
        cells, offset = [], 0
        for line in out[found.end():].splitlines():
            folded = re.fullmatch(r" {10}\((\d+) lines all free\)", line)
            if folded:
                cells.append("." * 64 * int(folded[1]))
                offset += 1024 * int(folded[1])
                continue
            row = re.fullmatch(r"([0-9a-f]{8}): ([.=hmTLDFBMSA]{1,64})", line)
            self.assertTrue(row, line)
            self.assertEqual(int(row[1], 16), offset)
            cells.append(row[2])
            offset += 16 * len(row[2])
        cells = "".join(cells)
        self.assertEqual(16 * len(cells), int(found[3]))
        self.assertEqual(16 * (len(cells) - cells.count(".")), int(found[4]))
        for letter in "TLDBMSAh":
            self.assertIn(letter, cells)

    def test_marks_of_an_unfinished_collection(self):
        out = self.run_in_pool("keep = [[i] for i in range(300)]\nwhile gc.step(1): pass\nmicropython.mem_info(1)")
        self.assertIn("m", re.sub(r".*from 0x[0-9a-f]+:\n", "", out, flags=re.S))

    def test_qstr_info(self):
        out = self.run_in_pool("class C: pass\nsetattr(C, 'fresh' + str(77), 1)\n"
                               "micropython.qstr_info()\nmicropython.qstr_info(1)")
        first = out.splitlines()[0]
        found = re.fullmatch(r"qstr pool: n_pool=1, n_qstr=(\d+), n_str_data_bytes=(\d+), n_total_bytes=(\d+)", first)
        self.assertTrue(found, out)
        names = re.findall(r"^Q\((.*)\)$", out, re.M)
        self.assertEqual(len(names), int(found[1]))
        self.assertEqual(sum(map(len, names)), int(found[2]))
        self.assertIn("fresh77", names)
        self.assertEqual(out.splitlines()[-1], first)
