# SPDX-License-Identifier: MIT
#
# Toolchain file: 32-bit big-endian PowerPC under Linux, with clang and Debian's cross libraries; programs run in qemu-ppc.
# (Debian's cross gcc cannot be installed beside gcc-multilib, which the 32-bit x86 build needs.)
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR powerpc)
set(CMAKE_C_COMPILER clang)
set(triplet powerpc-linux-gnu)
set(gcc /usr/lib/gcc-cross/${triplet}/12)
set(CMAKE_C_FLAGS_INIT "--target=${triplet} -isystem /usr/${triplet}/include")
set(CMAKE_EXE_LINKER_FLAGS_INIT
    "-static -fuse-ld=/usr/bin/${triplet}-ld -B/usr/${triplet}/lib -L/usr/${triplet}/lib -B${gcc} -L${gcc}")
set(CMAKE_AR /usr/bin/${triplet}-ar)
set(CMAKE_RANLIB /usr/bin/${triplet}-ranlib)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-ppc)
