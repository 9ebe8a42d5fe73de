/* SPDX-License-Identifier: MIT
 *
 * Layer 0. The few compiler-dependent words used everywhere. No Python here.
 */
#ifndef MP_BASE_MACROS_H
#define MP_BASE_MACROS_H

#include <assert.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "micropy_config.h"

#if defined(__GNUC__)
#define MP_LIKELY(x) __builtin_expect(!!(x), 1)
#define MP_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define MP_CHECKED __attribute__((warn_unused_result))
#define MP_NOINLINE __attribute__((noinline))
#define MP_PURE __attribute__((pure))
#define MP_ALWAYS_INLINE inline __attribute__((always_inline))
#define MP_COLD __attribute__((cold, noinline))
#define MP_UNINSTRUMENTED __attribute__((no_sanitize("address", "undefined")))
/* Puts all callee-saved registers into the stack frame, where the collector sees them. */
#define MP_SPILL_REGISTERS() __builtin_unwind_init()
#else
#define MP_UNINSTRUMENTED
#define MP_SPILL_REGISTERS() ((void)0)
#define MP_LIKELY(x) (x)
#define MP_UNLIKELY(x) (x)
#define MP_CHECKED
#define MP_NOINLINE
#define MP_PURE
#define MP_ALWAYS_INLINE inline
#define MP_COLD
#endif

/* A function of a header that is inlined where the compiler is asked for speed, and called where it is asked for size:
 * MP_INLINED(bool f(int x), { return x > 0; }). objects/inline.c defines what is called. */
#if defined(MP_INLINED_HERE)
#define MP_INLINED(prototype, ...)                                                                                     \
    prototype;                                                                                                         \
    prototype __VA_ARGS__
#elif defined(__OPTIMIZE_SIZE__)
#define MP_INLINED(prototype, ...) prototype;
#else
#define MP_INLINED(prototype, ...) static inline prototype __VA_ARGS__
#endif

/* Under AddressSanitizer, memory that nobody may touch. */
#if defined(__SANITIZE_ADDRESS__)
void __asan_poison_memory_region(void const volatile *address, size_t size);
void __asan_unpoison_memory_region(void const volatile *address, size_t size);
#define MP_POISON(address, size) __asan_poison_memory_region((address), (size))
#define MP_UNPOISON(address, size) __asan_unpoison_memory_region((address), (size))
#else
#define MP_POISON(address, size) ((void)(address), (void)(size))
#define MP_UNPOISON(address, size) ((void)(address), (void)(size))
#endif

#define MP_COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define MP_MIN(a, b) ((a) < (b) ? (a) : (b))
#define MP_MAX(a, b) ((a) > (b) ? (a) : (b))

/* The float type of Python values, and how to name its functions and constants: MP_REAL_FN(sin), MP_REAL_C(0.5). */
#if MP_FLOAT_SINGLE
typedef float mp_real;
typedef float _Complex mp_real_complex;
#define MP_REAL_FN(name) name##f
#define MP_REAL_C(constant) constant##f
#define MP_REAL_MANT_DIG 24
#define MP_REAL_EXACT_BITS 24 /* ints up to this many bits are exact */
#define MP_REAL_DIGITS 9      /* decimal digits that always suffice to read the same number back */
#else
typedef double mp_real;
typedef double _Complex mp_real_complex;
#define MP_REAL_FN(name) name
#define MP_REAL_C(constant) constant
#define MP_REAL_MANT_DIG 53
#define MP_REAL_EXACT_BITS (UINTPTR_MAX > UINT32_MAX ? 53 : 30)
#define MP_REAL_DIGITS 17
#endif

/* The bits of a float, and of immediate floats: the start of their exponent window, and whether a value holds one. */
#if MP_FLOAT_SINGLE
typedef uint32_t mp_real_bits;
#define MP_REAL_WINDOW ((mp_real_bits)(127 - 31) << 24)
#define MP_FLOAT_IMMEDIATE 1
#define MP_REAL_WORD_BITS 32
#else
typedef uint64_t mp_real_bits;
#define MP_REAL_WINDOW ((mp_real_bits)(1023 - 255) << 53)
#define MP_FLOAT_IMMEDIATE (UINTPTR_MAX > UINT32_MAX)
#define MP_REAL_WORD_BITS 64
#endif

/* Where a constant name stands among all of them (tools/make_names.py), in words. */
typedef uint16_t mp_name_number;

/* The hash stored in a str; constant names need it where they are defined. */
#if UINTPTR_MAX > UINT32_MAX
typedef uint32_t mp_name_hash;
#define MP_NAME_HASH(h) ((mp_name_hash)(h))
#else
typedef uint16_t mp_name_hash;
#define MP_NAME_HASH(h) ((mp_name_hash)((h) ^ ((h) >> 16)))
#endif

/* Sizes with overflow checks: true if it overflowed. */
static inline bool mp_size_add(size_t a, size_t b, size_t *out) { return __builtin_add_overflow(a, b, out); }
static inline bool mp_size_mul(size_t a, size_t b, size_t *out) { return __builtin_mul_overflow(a, b, out); }

#endif
