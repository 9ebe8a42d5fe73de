/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Numbers in memory: integers of 1 to 8 bytes in either byte order, and IEEE 754 floats of 2, 4 and 8 bytes.
 */
#ifndef MP_BASE_PACKED_H
#define MP_BASE_PACKED_H

#include "base/macros.h"

#define MP_PACKED_NATIVE_BIG (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)

/* The unsigned integer in these bytes; `size` is at most 8, `big` the byte order. */
uint64_t mp_packed_read(const uint8_t *data, size_t size, bool big);
/* The same as a signed one. */
int64_t mp_packed_read_signed(const uint8_t *data, size_t size, bool big);
/* Writes the low `size` bytes of an integer. */
void mp_packed_write(uint8_t *data, size_t size, uint64_t bits, bool big);
/* The float with this bit pattern; `size` is 2, 4 or 8. */
mp_real mp_packed_real(uint64_t bits, size_t size);
/* The bit pattern of the nearest float of that size; false if x is finite and too large for it (*bits is that of
 * infinity then). */
bool mp_packed_real_bits(mp_real x, size_t size, uint64_t *bits);

#endif
