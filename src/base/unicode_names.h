/* SPDX-License-Identifier: MIT
 *
 * Layer 0. Unicode: the characters' names, general categories and numeric values. The tables fill about 190 KiB, so
 * nothing below the module unicodedata refers to this, but for the list of what is linked (src/api/modules.c).
 */
#ifndef MP_BASE_UNICODE_NAMES_H
#define MP_BASE_UNICODE_NAMES_H

#include "base/macros.h"

/* Room for the longest name. */
#define MP_RUNE_NAME_MAX 96

/* Writes the name, not NUL-terminated; 0: there is none. */
size_t mp_rune_name(uint32_t rune, char out[MP_RUNE_NAME_MAX]);
/* The code point with this name or alias, in letters of any case; UINT32_MAX: there is none. */
uint32_t mp_rune_of_name(const char *name, size_t size);
/* The general category, as "Lu". */
const char *mp_rune_category(uint32_t rune);
/* The numeric value, a fraction; false: it has none. *is_digit: it is one of the values 0 to 9. */
bool mp_rune_numeric(uint32_t rune, int64_t *numerator, int64_t *denominator, bool *is_digit);
/* The version of Unicode that the tables are of. */
const char *mp_unicode_version(void);

#endif
