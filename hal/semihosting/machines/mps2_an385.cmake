# SPDX-License-Identifier: MIT
#
# The board MPS2 with a Cortex-M3 (application note AN385): 4 MiB for the program, 16 MiB of RAM.
set(MICROPY_MACHINE_ARCH arm)
set(MICROPY_MACHINE_EMULATOR "qemu-system-arm -M mps2-an385")
set(MICROPY_MACHINE_FLASH 0x00000000 0x00400000)
set(MICROPY_MACHINE_RAM 0x21000000 0x01000000)
