# SPDX-License-Identifier: MIT
#
# Toolchain file: bare RISC-V processors with Debian's gcc-riscv64-unknown-elf and picolibc. The preset says which
# processor (MICROPY_CPU_FLAGS), which may have 32 bits.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR riscv)
set(CMAKE_C_COMPILER riscv64-unknown-elf-gcc)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES MICROPY_CPU_FLAGS)
set(CMAKE_C_FLAGS_INIT "${MICROPY_CPU_FLAGS} --specs=picolibc.specs")
