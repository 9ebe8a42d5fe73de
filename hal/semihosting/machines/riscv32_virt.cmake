# SPDX-License-Identifier: MIT
#
# QEMU's machine "virt" with a 32-bit RISC-V: 4 MiB of its RAM for the program, 124 MiB for data.
set(MICROPY_MACHINE_ARCH riscv)
set(MICROPY_MACHINE_EMULATOR "qemu-system-riscv32 -M virt -bios none -m 128M")
set(MICROPY_MACHINE_FLASH 0x80000000 0x00400000)
set(MICROPY_MACHINE_RAM 0x80400000 0x07C00000)
