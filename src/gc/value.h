/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The tagged value: one machine word that is a small int, an immediate float, or a pointer to an object.
 *
 *   ...1   small int, word size - 1 bits
 *   ..10   float whose exponent lies in a window around 1.0 (all bits of the mantissa kept), and both zeros
 *   ..00   pointer to an object (heap or constant), or one of the sentinels below
 *
 * Invariants: an int that fits a small int, and a float that fits an immediate, are never boxed: so equal small
 * numbers have equal bits. The sentinels are never stored where Python code can see them.
 */
#ifndef MP_GC_VALUE_H
#define MP_GC_VALUE_H

#include "base/macros.h"
#include "micropy.h"

typedef struct mp_type mp_type;
typedef struct mp_head mp_head;

/* What every object starts with. `head` is the first field of its type, or of its shape (instances of classes). */
typedef struct mp_object {
    const mp_head *head;
} mp_object;

/* What types and shapes start with, so that an object's type is always head->type. */
struct mp_head {
    mp_object object;
    const mp_type *type;
};

/* Sentinels. MP_ERROR (0): an exception is pending. MP_STOP: an iterator is exhausted, no exception pending.
 * MP_UNBOUND: a variable without value, an argument not given, a slot never set. */
#define MP_STOP ((mp_value){8})
#define MP_UNBOUND ((mp_value){16})
#define MP_SENTINEL_LIMIT 32u

static inline bool mp_is_error(mp_value v) { return MP_UNLIKELY(v.bits == 0); }
static inline bool mp_is_stop(mp_value v) { return v.bits == 8; }
static inline bool mp_is_unbound(mp_value v) { return v.bits == 16; }
/* An ordinary value: none of the sentinels. */
static inline bool mp_is_value(mp_value v) { return (v.bits & 3) != 0 || v.bits >= MP_SENTINEL_LIMIT; }
static inline bool mp_same(mp_value a, mp_value b) { return a.bits == b.bits; }

static inline bool mp_is_pointer(mp_value v) { return (v.bits & 3) == 0; }
static inline mp_object *mp_pointer(mp_value v) {
    assert((v.bits & 3) == 0 && v.bits >= MP_SENTINEL_LIMIT);
    return (mp_object *)v.bits; // NOLINT
}
static inline mp_value mp_from_pointer(const void *object) {
    assert(((uintptr_t)object & 3) == 0);
    return (mp_value){(uintptr_t)object};
}
/* The same as a constant initialiser. */
#define MP_VALUE_OF(object) ((mp_value){(uintptr_t) & (object)})
#define MP_VALUE_INIT(object) {(uintptr_t) & (object)}

/* Small ints. */
#define MP_SMALL_MAX (INTPTR_MAX >> 1)
#define MP_SMALL_MIN (INTPTR_MIN >> 1)
#define MP_SMALL(i) ((mp_value){((uintptr_t)(i) << 1) | 1u})
#define MP_SMALL_INIT(i) {((uintptr_t)(i) << 1) | 1u}
static inline bool mp_is_small(mp_value v) { return v.bits & 1; }
static inline bool mp_small_fits(intptr_t i) { return i >= MP_SMALL_MIN && i <= MP_SMALL_MAX; }
static inline intptr_t mp_small(mp_value v) {
    assert(v.bits & 1);
    return (intptr_t)v.bits >> 1;
}
static inline mp_value mp_from_small(intptr_t i) {
    assert(mp_small_fits(i));
    return MP_SMALL(i);
}

/* Immediate floats (after the idea of rotating the sign to the low end: Spur, Ruby). A float's bits are rotated left
 * by one, so that the exponent is on top; subtracting the start of the window leaves the two top bits zero for all
 * floats inside it, and they make room for the tag. Payloads 0 and 1 stand for +0.0 and -0.0. */
static inline bool mp_is_real(mp_value v) { return (v.bits & 3) == 2; }

static MP_ALWAYS_INLINE mp_real mp_real_from_bits(mp_real_bits bits) {
    mp_real x;
    memcpy(&x, &bits, sizeof x);
    return x;
}
static MP_ALWAYS_INLINE mp_real_bits mp_real_to_bits(mp_real x) {
    mp_real_bits bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* The float in an immediate. */
static MP_ALWAYS_INLINE mp_real mp_real_get(mp_value v) {
    mp_real_bits p = (mp_real_bits)v.bits >> 2;
    if (MP_LIKELY(p > 1)) {
        p += MP_REAL_WINDOW;
        return mp_real_from_bits((p >> 1) | (p << (MP_REAL_WORD_BITS - 1)));
    }
    return mp_real_from_bits(p << (MP_REAL_WORD_BITS - 1));
}

/* Encodes x as an immediate; false if it has to be boxed. */
static MP_ALWAYS_INLINE bool mp_real_encode(mp_real x, mp_value *out) {
    if (!MP_FLOAT_IMMEDIATE) {
        return false;
    }
    mp_real_bits bits = mp_real_to_bits(x);
    mp_real_bits p = ((bits << 1) | (bits >> (MP_REAL_WORD_BITS - 1))) - MP_REAL_WINDOW;
    if (MP_LIKELY(p - 2 < ((mp_real_bits)1 << (MP_REAL_WORD_BITS - 2)) - 2)) {
        out->bits = (uintptr_t)(p << 2) | 2u;
        return true;
    }
    if ((bits << 1) == 0) {
        out->bits = (uintptr_t)(bits >> (MP_REAL_WORD_BITS - 1) << 2) | 2u;
        return true;
    }
    return false;
}

#endif
