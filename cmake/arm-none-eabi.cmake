# SPDX-License-Identifier: MIT
#
# Toolchain file: bare ARM processors with Debian's gcc-arm-none-eabi and picolibc. The preset says which processor
# (MICROPY_CPU_FLAGS); everything is Thumb code.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_ASM_COMPILER arm-none-eabi-gcc)
set(CMAKE_OBJCOPY arm-none-eabi-objcopy)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES MICROPY_CPU_FLAGS)
set(CMAKE_C_FLAGS_INIT "${MICROPY_CPU_FLAGS} --specs=picolibc.specs")
