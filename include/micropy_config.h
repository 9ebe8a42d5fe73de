/* SPDX-License-Identifier: MIT
 *
 * The build-time knobs of micropy: a paragraph and a default each, at most twenty. Everything else is chosen by
 * what is linked. A firmware overrides a knob with -DMP_…=value for the whole build.
 */
#ifndef MICROPY_CONFIG_H
#define MICROPY_CONFIG_H

#include <stdint.h>

/* Single-precision floats (1) or doubles (0). The float of everyday magnitude is an immediate value either way
 * when it is as wide as a word; a double on a 32-bit machine is always boxed. */
#ifndef MP_FLOAT_SINGLE
#define MP_FLOAT_SINGLE (UINTPTR_MAX == UINT32_MAX)
#endif

/* Dispatch by computed goto (1) or by switch (0). The first is faster and a GNU extension. */
#ifndef MP_COMPUTED_GOTO
#if defined(__GNUC__)
#define MP_COMPUTED_GOTO 1
#else
#define MP_COMPUTED_GOTO 0
#endif
#endif

/* The largest number of inline-cache entries of a VM, a power of two (0: no caches). The number really used
 * also depends on the size of the heap; see mp_config.cache_entries. */
#ifndef MP_CACHE_ENTRIES_MAX
#define MP_CACHE_ENTRIES_MAX 4096
#endif

/* Bytes of C stack that must be left for native code when Python code recurses through C: for the deepest library
 * function, the HAL, and an interrupt or signal handler on top. */
#ifndef MP_C_STACK_RESERVE
#define MP_C_STACK_RESERVE (UINTPTR_MAX > UINT32_MAX ? 65536u : 4096u)
#endif

/* The longest nesting of regions of memory that one VM can use as its heap. */
#ifndef MP_REGION_COUNT_MAX
#define MP_REGION_COUNT_MAX 4
#endif

/* Small code (1) or fast code (0): with 1, tables of operations hold what is there and are searched, and what headers
 * would have inlined in many places is called. CMake sets it for builds of the type MinSizeRel. Needs GNU C. */
#ifndef MP_SMALL_CODE
#define MP_SMALL_CODE 0
#endif

#endif
