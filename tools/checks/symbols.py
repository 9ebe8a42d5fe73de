#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks what a release libmicropy.a defines and needs.

    symbols.py LIBRARY

Every external symbol that it defines starts with mp_; there is no writable data (tables of addresses, which are
constant once they are relocated, are none); and all it needs from outside are functions that a bare machine has:
memory, text, mathematics, and the compiler's own helpers.
"""
import re
import subprocess
import sys

# Made by the compiler for position-independent 32-bit code, hidden from the linker's output.
COMPILER_DEFINES = re.compile(r"__x86\.get_pc_thunk\.\w+$")
# Arithmetic that the processor has not, memcmp for equality only, stack protection, position independence.
COMPILER_NEEDS = re.compile(
    r"__(?:u?div|u?mod|mul|ashl|ashr|lshr|fix|fixuns|float|floatun|popcount|clz|ctz|bswap|neg|cmp|ucmp|udivmod|divmod)"
    r"\w*i\d?$|__aeabi_\w+$|__mulo[sd]i4$|bcmp$|__stack_chk_fail(?:_local)?$|_GLOBAL_OFFSET_TABLE_$|__x86\.get_pc_thunk\.\w+$")
MEMORY = {"memcpy", "memmove", "memset", "memcmp", "memchr", "strlen", "strcmp", "strncmp", "strchr", "strrchr",
          "strstr", "strspn", "strcspn"}
MATHEMATICS = set(
    "acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp2 expm1 fabs floor fma fmax fmin "
    "fmod frexp hypot ldexp lgamma log log10 log1p log2 logb modf nan nearbyint nextafter pow remainder rint lrint "
    "llrint round lround llround scalbn sin sincos sinh sqrt tan tanh tgamma trunc "
    "cacos cacosh casin casinh catan catanh ccos ccosh cexp clog csin csinh csqrt ctan ctanh".split())
WRITABLE = re.compile(r"\.(?:data|bss|tdata|tbss)(?!\.rel\.ro)(?:\.|$)|COMMON$")


def output_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, universal_newlines=True).stdout


def may_need(name):
    return name in MEMORY or name in MATHEMATICS or (name.endswith("f") and name[:-1] in MATHEMATICS) or \
        COMPILER_NEEDS.match(name)


def symbol_faults(library):
    defined, needed = {}, {}
    member = "?"
    for line in output_of("nm", "-g", library).splitlines():
        if line.endswith(":"):
            member = line[:-1]
            continue
        words = line.split()
        if len(words) >= 2:
            (needed if words[-2] in "Uwv" else defined).setdefault(words[-1], member)
    for name, where in sorted(defined.items()):
        if not name.startswith("mp_") and not COMPILER_DEFINES.match(name):
            yield "%s: defines %s" % (where, name)
    for name, where in sorted(needed.items()):
        if name not in defined and not may_need(name):
            yield "%s: needs %s" % (where, name)


def section_faults(library):
    member = "?"
    for line in output_of("objdump", "-h", library).splitlines():
        if "file format" in line:
            member = line.split(":")[0]
        words = line.split()
        if len(words) >= 3 and words[0].isdigit() and WRITABLE.match(words[1]) and int(words[2], 16) > 0:
            yield "%s: %d bytes of writable data in %s" % (member, int(words[2], 16), words[1])


def main():
    faults = list(symbol_faults(sys.argv[1])) + list(section_faults(sys.argv[1]))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
