# SPDX-License-Identifier: MIT
"""System control: vector table, reset request, priorities of system exceptions, what is known about faults."""
import nvic
from registers import Peripheral

CPUID = 0x410FC241  # Cortex-M4 r0p1
VECTKEY, SYSRESETREQ = 0x05FA, 1 << 2
PENDSVSET, PENDSVCLR, PENDSTSET, PENDSTCLR = 1 << 28, 1 << 27, 1 << 26, 1 << 25
FORCED = 1 << 30
# Bits of CFSR.
IACCVIOL, DACCVIOL, MSTKERR, MMARVALID = 1 << 0, 1 << 1, 1 << 4, 1 << 7
IBUSERR, PRECISERR, STKERR, BFARVALID = 1 << 8, 1 << 9, 1 << 12, 1 << 15
UNDEFINSTR, INVSTATE, NOCP = 1 << 16, 1 << 17, 1 << 19
ENABLE_BITS = {nvic.MEM_MANAGE: 1 << 16, nvic.BUS_FAULT: 1 << 17, nvic.USAGE_FAULT: 1 << 18}  # of SHCSR


class Scb(Peripheral):
    """At 0xE000ED00."""

    REGISTERS = {
        0x00: ("CPUID", CPUID, 0),
        0x04: ("ICSR", 0, 0),
        0x08: ("VTOR", 0, 0x3FFFFF80),
        0x0C: ("AIRCR", 0xFA050000, 0x700),
        0x10: ("SCR", 0, 0x16),
        0x14: ("CCR", 0x200, 0x31B),
        0x18: ("SHPR1", 0, 0x00F0F0F0),
        0x1C: ("SHPR2", 0, 0xF0000000),
        0x20: ("SHPR3", 0, 0xF0F00000),
        0x24: ("SHCSR", 0, 0x70000),
        0x28: ("CFSR", 0, 0),
        0x2C: ("HFSR", 0, 0),
        0x34: ("MMFAR", 0, 0xFFFFFFFF),
        0x38: ("BFAR", 0, 0xFFFFFFFF),
        0x88: ("CPACR", 0, 0x00F00000),
    }

    def priority(self, exception):
        return self.values[0x14 + (exception & ~3)] >> 8 * (exception & 3) & nvic.PRIORITY_BITS

    def fault_enabled(self, exception):
        return bool(self["SHCSR"] & ENABLE_BITS[exception])

    def note_fault(self, status, address):
        """Puts the bits into CFSR; the address, if known, where it belongs."""
        if address is not None:
            if status & 0xFF:
                status |= MMARVALID
                self["MMFAR"] = address
            else:
                status |= BFARVALID
                self["BFAR"] = address
        self["CFSR"] |= status

    def read_ICSR(self):
        self.board.update()
        nv = self.board.nvic
        found = nv.most_urgent()
        return ((nv.active[-1] if nv.active else 0) | (found[1] << 12 if found else 0) |
                (PENDSTSET if nvic.SYS_TICK in nv.pending else 0) | (PENDSVSET if nvic.PEND_SV in nv.pending else 0))

    def write_ICSR(self, value):
        pending = self.board.nvic.pending
        for bit, change, exception in ((PENDSVSET, pending.add, nvic.PEND_SV), (PENDSVCLR, pending.discard, nvic.PEND_SV),
                                       (PENDSTSET, pending.add, nvic.SYS_TICK), (PENDSTCLR, pending.discard, nvic.SYS_TICK)):
            if value & bit:
                change(exception)

    def write_AIRCR(self, value):
        if value >> 16 != VECTKEY:
            return
        self["AIRCR"] = 0xFA050000 | value & 0x700
        if value & SYSRESETREQ:
            self.board.request_reset("software")

    def write_CFSR(self, value):
        self["CFSR"] &= ~value

    def write_HFSR(self, value):
        self["HFSR"] &= ~value
