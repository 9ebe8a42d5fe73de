/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Numbers in memory; no alignment is asked for.
 *
 * Invariant: float and double are the IEEE 754 formats of 4 and 8 bytes. The format of 2 bytes is computed.
 */
#include "base/packed.h"

#include <math.h>

uint64_t mp_packed_read(const uint8_t *data, size_t size, bool big) {
    uint64_t bits = 0;
    for (size_t i = 0; i < size; i++) {
        bits = bits << 8 | data[big ? i : size - 1 - i];
    }
    return bits;
}

int64_t mp_packed_read_signed(const uint8_t *data, size_t size, bool big) {
    uint64_t sign = (uint64_t)1 << (size * 8 - 1);
    return (int64_t)((mp_packed_read(data, size, big) ^ sign) - sign);
}

void mp_packed_write(uint8_t *data, size_t size, uint64_t bits, bool big) {
    for (size_t i = 0; i < size; i++) {
        data[big ? size - 1 - i : i] = (uint8_t)bits;
        bits >>= 8;
    }
}

/* Two bytes: a sign, 5 bits of exponent (bias 15), 10 of mantissa. */
static mp_real half_to_real(unsigned bits) {
    int exponent = (int)(bits >> 10 & 31), mantissa = (int)(bits & 1023);
    mp_real x;
    if (exponent == 31) {
        x = mantissa == 0 ? (mp_real)INFINITY : (mp_real)NAN;
    } else if (exponent == 0) {
        x = MP_REAL_FN(ldexp)((mp_real)mantissa, -24);
    } else {
        x = MP_REAL_FN(ldexp)((mp_real)(mantissa + 1024), exponent - 25);
    }
    return bits >> 15 & 1 ? -x : x;
}

static bool real_to_half(mp_real x, uint64_t *bits) {
    unsigned sign = signbit(x) ? 0x8000u : 0;
    mp_real size = MP_REAL_FN(fabs)(x);
    if (isnan(x)) {
        *bits = sign | 0x7E00u;
        return true;
    }
    if (!(size < MP_REAL_C(65520.0))) { /* would round to 2 ** 16 */
        *bits = sign | 0x7C00u;
        return isinf(x) != 0;
    }
    int exponent;
    mp_real fraction = MP_REAL_FN(frexp)(size, &exponent); /* size == fraction * 2 ** exponent, 0.5 <= fraction < 1 */
    if (exponent < -13 || fraction == 0) {
        *bits = sign | (unsigned)MP_REAL_FN(rint)(MP_REAL_FN(ldexp)(size, 24));
    } else {
        /* rounding up may carry into the exponent, which is right */
        *bits = sign | (((unsigned)(exponent + 14) << 10) + (unsigned)MP_REAL_FN(rint)((fraction * 2 - 1) * 1024));
    }
    return true;
}

mp_real mp_packed_real(uint64_t bits, size_t size) {
    if (size == 2) {
        return half_to_real((unsigned)bits);
    }
    if (size == 4) {
        uint32_t word = (uint32_t)bits;
        float x;
        memcpy(&x, &word, sizeof x);
        return (mp_real)x;
    }
    double x;
    memcpy(&x, &bits, sizeof x);
    return (mp_real)x;
}

bool mp_packed_real_bits(mp_real x, size_t size, uint64_t *bits) {
    if (size == 2) {
        return real_to_half(x, bits);
    }
    if (size == 4) {
        float single = (float)x;
        uint32_t word;
        memcpy(&word, &single, sizeof word);
        *bits = word;
        return !isinf(single) || isinf(x);
    }
    double wide = (double)x;
    memcpy(bits, &wide, sizeof wide);
    return true;
}
