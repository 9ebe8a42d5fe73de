# SPDX-License-Identifier: MIT
"""The processor: Unicorn executes instructions; exceptions are done here.

An exception pushes the frame, also that of the FPU if it is in use (without lazy stacking), and jumps to the vector. Only
the main stack is supported. What Unicorn does not do is missed: faults by unaligned multiple accesses, division by 0.
"""
import struct

import nvic
import scb
from unicorn import (UC_ARCH_ARM, UC_ERR_INSN_INVALID, UC_HOOK_CODE, UC_HOOK_INTR, UC_HOOK_MEM_INVALID, UC_MEM_FETCH_PROT,
                     UC_MEM_FETCH_UNMAPPED, UC_MEM_WRITE_PROT, UC_MODE_MCLASS, UC_MODE_THUMB, Uc, UcError)
from unicorn.arm_const import (UC_ARM_REG_BASEPRI, UC_ARM_REG_CONTROL, UC_ARM_REG_FAULTMASK, UC_ARM_REG_FPSCR,
                               UC_ARM_REG_IPSR, UC_ARM_REG_LR, UC_ARM_REG_PC, UC_ARM_REG_PRIMASK, UC_ARM_REG_R0,
                               UC_ARM_REG_R1, UC_ARM_REG_R2, UC_ARM_REG_R3, UC_ARM_REG_R12, UC_ARM_REG_S0,
                               UC_ARM_REG_SP, UC_ARM_REG_XPSR, UC_CPU_ARM_CORTEX_M4)

NOWHERE = 0xFFFFFFFE  # "until" of Unicorn, which we do not want
FRAME = (UC_ARM_REG_R0, UC_ARM_REG_R1, UC_ARM_REG_R2, UC_ARM_REG_R3, UC_ARM_REG_R12, UC_ARM_REG_LR, UC_ARM_REG_PC)
FPU_WORDS = 18  # S0 to S15, FPSCR, one reserved
FPCA, SPSEL = 1 << 2, 1 << 1
# Numbers that Unicorn's interrupt hook gives.
INTR_SVC, INTR_BKPT, INTR_EXCEPTION_RETURN, INTR_NOCP, INTR_INVSTATE = 2, 7, 8, 17, 18
WFI, CPSIE_I, SEMIHOSTING = b"\x30\xbf", b"\x62\xb6", b"\xab\xbe"
SYS_EXIT, SYS_EXIT_EXTENDED = 0x18, 0x20


class Lockup(Exception):
    """A fault while a fault was handled; a real processor stands still then."""


class Exited(Exception):
    """The program has ended by semihosting, with that status."""


class Cpu:
    """run() returns why it stopped: "count", "return" (from an exception), "wfi", "fault", "again",
    "held" (before an instruction that lets interrupts happen), "exit"."""

    def __init__(self, board):
        self.board = board
        self.uc = Uc(UC_ARCH_ARM, UC_MODE_THUMB | UC_MODE_MCLASS)
        self.uc.ctl_set_cpu_model(UC_CPU_ARM_CORTEX_M4)
        self.uc.hook_add(UC_HOOK_INTR, self.on_interrupt)
        self.uc.hook_add(UC_HOOK_MEM_INVALID, self.on_bad_access)
        self.waiting = False  # an interrupt, for the mask to go away
        self.held_at = None  # the instruction that takes it away
        self.stopped = None  # why, if a hook has ended the slice
        self.fault = None  # (exception, bits of CFSR, address or None)

    def watch_unmasking(self, start, code):
        """Has slices end before `cpsie i`: an interrupt that waits happens right after it, however short that lasts."""
        at = code.find(CPSIE_I)
        while at >= 0:
            if at % 2 == 0:
                self.uc.hook_add(UC_HOOK_CODE, self.on_unmasking, begin=start + at, end=start + at)
            at = code.find(CPSIE_I, at + 1)

    def on_unmasking(self, uc, address, size, data):
        if self.waiting and self.held_at != address:
            self.held_at, self.stopped = address, "held"
            uc.emu_stop()
        else:
            self.held_at = None

    def get(self, register):
        return self.uc.reg_read(register)

    def set(self, register, value):
        self.uc.reg_write(register, value)

    def reset(self):
        read = self.board.memory.read_word
        for register in FRAME + (UC_ARM_REG_PRIMASK, UC_ARM_REG_BASEPRI, UC_ARM_REG_FAULTMASK, UC_ARM_REG_CONTROL):
            self.set(register, 0)
        self.set(UC_ARM_REG_XPSR, 1 << 24)
        self.set(UC_ARM_REG_LR, 0xFFFFFFFF)
        self.set(UC_ARM_REG_SP, read(0))
        self.set(UC_ARM_REG_PC, read(4) | 1)

    # ---- executing ----

    def run(self, count):
        self.stopped = self.fault = None
        try:
            self.uc.emu_start(self.get(UC_ARM_REG_PC) | 1, NOWHERE, count=count)
        except UcError as e:
            if e.errno == UC_ERR_INSN_INVALID:
                self.fault = (nvic.USAGE_FAULT, scb.UNDEFINSTR, None)
            elif self.fault is None:
                raise
        if self.fault is not None:
            self.take_fault()
            return "fault"
        if self.stopped is None:
            return "wfi" if self.just_executed(WFI) else "count"
        return self.stopped

    def just_executed(self, instruction):
        pc = self.get(UC_ARM_REG_PC)
        try:
            return self.uc.mem_read(pc - 2, 2) == instruction
        except UcError:
            return False

    def stop_before(self):
        """Called from an access to a peripheral: ends the slice, and executes the access again afterwards."""
        self.stopped = "again"
        self.uc.emu_stop()

    def abort_access(self, address):
        """Called from an access that the MPU forbids."""
        self.fault = (nvic.MEM_MANAGE, scb.DACCVIOL, address)
        self.uc.emu_stop()

    def on_bad_access(self, uc, access, address, size, value, data):
        if access == UC_MEM_WRITE_PROT:  # to flash, which is locked
            self.board.flash.note_write()
            return True
        if access in (UC_MEM_FETCH_UNMAPPED, UC_MEM_FETCH_PROT):
            executable = address < 0x40000000 or 0x60000000 <= address < 0xA0000000
            self.fault = (nvic.BUS_FAULT, scb.IBUSERR, None) if executable else (nvic.MEM_MANAGE, scb.IACCVIOL, None)
        else:
            self.fault = (nvic.BUS_FAULT, scb.PRECISERR, address)
        return False

    def on_interrupt(self, uc, number, data):
        if number == INTR_EXCEPTION_RETURN:
            self.stopped = "return"
            self.leave()
        elif number == INTR_SVC:
            self.board.nvic.pending.add(nvic.SVCALL)
            self.stopped = "count"
        elif number == INTR_BKPT:
            self.semihosting()
        else:
            bit = {INTR_NOCP: scb.NOCP, INTR_INVSTATE: scb.INVSTATE}.get(number, scb.UNDEFINSTR)
            self.fault = (nvic.USAGE_FAULT, bit, None)
        uc.emu_stop()

    def semihosting(self):
        pc, operation, argument = self.get(UC_ARM_REG_PC), self.get(UC_ARM_REG_R0), self.get(UC_ARM_REG_R1)
        if self.uc.mem_read(pc, 2) != SEMIHOSTING or operation not in (SYS_EXIT, SYS_EXIT_EXTENDED):
            self.fault = (nvic.HARD_FAULT, 0, None)  # no debugger listens
            return
        read = self.board.memory.read_word
        self.stopped = "exit"
        self.board.exit_status = read(argument + 4) & 0xFF if operation == SYS_EXIT_EXTENDED else int(argument != 0x20026)

    # ---- exceptions ----

    def priority(self):
        """An exception has to have a lower number to be taken."""
        priority = self.board.nvic.running_priority()
        if self.get(UC_ARM_REG_FAULTMASK) & 1:
            return min(priority, -1)
        if self.get(UC_ARM_REG_PRIMASK) & 1:
            return min(priority, 0)
        return min(priority, self.get(UC_ARM_REG_BASEPRI) or nvic.IDLE)

    def enter(self, exception):
        """Pushes a frame and jumps to the handler. A stack that cannot take the frame is a fault of its own."""
        extended = self.get(UC_ARM_REG_CONTROL) & FPCA
        if self.get(UC_ARM_REG_CONTROL) & SPSEL:
            raise NotImplementedError("the process stack")
        sp, xpsr = self.get(UC_ARM_REG_SP), self.get(UC_ARM_REG_XPSR)
        frame = [self.get(register) for register in FRAME] + [xpsr & ~0x200 | (sp & 4) << 7]
        if extended:
            frame += [self.get(UC_ARM_REG_S0 + i) for i in range(16)] + [self.get(UC_ARM_REG_FPSCR), 0]
        sp = sp - 4 * len(frame) & ~7
        self.set(UC_ARM_REG_SP, sp)
        memory, size = self.board.memory, 4 * len(frame)
        if memory.is_forbidden(sp, size, True):
            self.escalate(nvic.MEM_MANAGE, scb.MSTKERR)
            exception = self.fault_exception(nvic.MEM_MANAGE)
        elif memory.find(sp, size) is None:
            self.escalate(nvic.BUS_FAULT, scb.STKERR)
            exception = self.fault_exception(nvic.BUS_FAULT)
        else:
            memory.write_ram(sp, struct.pack("<%dI" % len(frame), *frame))
        self.board.nvic.pending.discard(exception)
        self.board.nvic.active.append(exception)
        self.set(UC_ARM_REG_CONTROL, 0)
        self.set(UC_ARM_REG_XPSR, xpsr & 0xF8000000 | 1 << 24 | exception)
        self.set(UC_ARM_REG_LR, 0xFFFFFFE0 | (0 if extended else 0x10) | (1 if len(self.board.nvic.active) > 1 else 9))
        self.set(UC_ARM_REG_PC, memory.read_word(self.board.scb["VTOR"] + 4 * exception) | 1)

    def escalate(self, exception, status, address=None):
        self.board.scb.note_fault(status, address)
        if self.fault_exception(exception) == nvic.HARD_FAULT and exception != nvic.HARD_FAULT:
            self.board.scb["HFSR"] |= scb.FORCED

    def fault_exception(self, exception):
        """A fault that cannot be taken now becomes a hard fault."""
        if (exception != nvic.HARD_FAULT and self.board.scb.fault_enabled(exception) and
                self.board.nvic.priority(exception) < self.priority()):
            return exception
        if self.priority() <= -1:
            raise Lockup("at 0x%08X, CFSR 0x%08X" % (self.get(UC_ARM_REG_PC), self.board.scb["CFSR"]))
        return nvic.HARD_FAULT

    def take_fault(self):
        exception, status, address = self.fault
        self.escalate(exception, status, address)
        self.enter(self.fault_exception(exception))

    def leave(self):
        """Returns from an exception."""
        code = self.get(UC_ARM_REG_PC) | 1
        extended, sp, memory = not code & 0x10, self.get(UC_ARM_REG_SP), self.board.memory
        count = 8 + (FPU_WORDS if extended else 0)
        frame = struct.unpack("<%dI" % count, memory.read_ram(sp, 4 * count))
        active = self.get(UC_ARM_REG_IPSR)
        if active in self.board.nvic.active:
            self.board.nvic.active.remove(active)
        if extended:
            for i in range(16):
                self.set(UC_ARM_REG_S0 + i, frame[8 + i])
            self.set(UC_ARM_REG_FPSCR, frame[24])
        self.set(UC_ARM_REG_CONTROL, FPCA if extended else 0)
        self.set(UC_ARM_REG_SP, sp + 4 * count | frame[7] >> 7 & 4)
        self.set(UC_ARM_REG_XPSR, frame[7] & ~0x200)
        for register, value in zip(FRAME, frame):
            self.set(register, value | (register == UC_ARM_REG_PC))
