# SPDX-License-Identifier: MIT
"""What lies at which address. Where nothing lies, accesses end in a bus fault."""
import ctypes

from unicorn import UC_PROT_ALL, UC_PROT_EXEC, UC_PROT_READ

PAGE = 1024  # what Unicorn maps at once
FLASH, ALIAS = 0x08000000, 0x00000000  # the start of flash is seen at 0, too
SYSTEM_MEMORY, SYSTEM_SIZE = 0x1FFF0000, 0x7800  # the boot loader of the chip
OTP, UNIQUE_ID, FLASH_SIZE_WORD = 0x1FFF7800, 0x1FFF7A10, 0x1FFF7A22


class Memory:
    """RAM is in buffers of our own; pages in which the MPU forbids something are unmapped from the processor, and each
    access to them is looked at."""

    def __init__(self, uc, chip, segments, unique_id, without=()):
        self.uc = uc
        self.cpu = None  # set by the board
        self.flash = bytearray(b"\xff" * chip.flash_size)
        for address, data in segments:
            at = address - FLASH
            if at < 0 or at + len(data) > chip.flash_size:
                raise ValueError("the program has %d bytes at 0x%08X, where the chip has no flash" % (len(data), address))
            self.flash[at:at + len(data)] = data
        for address in (FLASH, ALIAS):
            uc.mem_map(address, chip.flash_size, UC_PROT_READ | UC_PROT_EXEC)
            uc.mem_write(address, bytes(self.flash))
        uc.mem_map(SYSTEM_MEMORY, SYSTEM_SIZE, UC_PROT_READ | UC_PROT_EXEC)
        uc.mem_map(OTP, PAGE, UC_PROT_READ)
        if "uid" in without:
            uc.mem_unmap(OTP, PAGE)
        else:
            uc.mem_write(OTP, b"\xff" * 0x210)
            uc.mem_write(UNIQUE_ID, unique_id)
            uc.mem_write(FLASH_SIZE_WORD, (chip.flash_size // 1024).to_bytes(2, "little"))
        self.ram = []  # (start, end, buffer)
        for start, size, name in chip.ram:
            if name not in without:
                self.ram.append((start, start + size, (ctypes.c_uint8 * size)()))
                self.map_ram(start, size)
        self.areas = []  # (start, end, reading forbidden): what the MPU wants
        self.watched = set()  # pages that are unmapped because of it
        self.stale = False

    def map_ram(self, address, size):
        start, _, buffer = self.find(address, size)
        self.uc.mem_map_ptr(address, size, UC_PROT_ALL, ctypes.addressof(buffer) + address - start)

    def find(self, address, size):
        for area in self.ram:
            if area[0] <= address and address + size <= area[1]:
                return area
        return None

    # ---- the MPU ----

    def protect(self, areas):
        """Returns whether that changes anything; it does at the next apply()."""
        if areas == self.areas:
            return False
        self.areas = areas
        self.stale = True
        return True

    def apply(self):
        if not self.stale:
            return
        self.stale = False
        wanted = set()
        for start, end, _ in self.areas:
            wanted.update(page for page in range(start & -PAGE, end, PAGE) if self.find(page, PAGE))
        for page in self.watched - wanted:
            self.uc.mem_unmap(page, PAGE)
            self.map_ram(page, PAGE)
        for page in wanted - self.watched:
            self.uc.mem_unmap(page, PAGE)
            self.uc.mmio_map(page, PAGE, self.read_watched, page, self.write_watched, page)
        self.watched = wanted

    def is_forbidden(self, address, size, write):
        return any(start < address + size and address < end and (write or no_reading)
                   for start, end, no_reading in self.areas)

    def read_watched(self, uc, offset, size, page):
        if self.is_forbidden(page + offset, size, False):
            self.cpu.abort_access(page + offset)
            return 0
        return int.from_bytes(self.read_ram(page + offset, size), "little")

    def write_watched(self, uc, offset, size, value, page):
        if self.is_forbidden(page + offset, size, True):
            self.cpu.abort_access(page + offset)
        else:
            self.write_ram(page + offset, value.to_bytes(8, "little")[:size])

    # ---- from outside of the processor ----

    def read_ram(self, address, size):
        start, _, buffer = self.find(address, size)
        return bytes(buffer[address - start:address - start + size])

    def write_ram(self, address, data):
        start, _, buffer = self.find(address, len(data))
        ctypes.memmove(ctypes.addressof(buffer) + address - start, bytes(data), len(data))

    def read_word(self, address):
        if self.find(address, 4):
            return int.from_bytes(self.read_ram(address, 4), "little")
        return int.from_bytes(self.uc.mem_read(address, 4), "little")
