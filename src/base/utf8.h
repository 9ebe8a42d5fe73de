/* SPDX-License-Identifier: MIT
 *
 * Layer 0. UTF-8: validation, counting, decoding, encoding. Lone surrogates (U+D800…U+DFFF) are allowed in their
 * three-byte form, as Python strs can hold them; overlong forms and values above U+10FFFF are not.
 */
#ifndef MP_BASE_UTF8_H
#define MP_BASE_UTF8_H

#include "base/macros.h"

/* Bytes of the sequence that starts with this lead byte of valid UTF-8. */
static inline size_t mp_utf8_size(uint8_t lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }
/* Decodes the code point at *text (valid UTF-8) and moves *text behind it. */
uint32_t mp_utf8_next(const char **text);
/* Moves back to the start of the sequence that ends before `text`. */
const char *mp_utf8_previous(const char *text);
/* Writes a code point (<= 0x10FFFF); returns the bytes written, 1 to 4. */
size_t mp_utf8_put(char *out, uint32_t rune);
/* Code points in valid UTF-8. */
size_t mp_utf8_count(const char *text, size_t size);
/* The byte offset of code point `index` (<= count) in valid UTF-8. */
size_t mp_utf8_offset(const char *text, size_t size, size_t index);
/* True if valid; else *error_offset is where the first bad sequence starts. Strict: with allow_surrogates false,
 * surrogates are errors, too. *ascii says whether all bytes are below 0x80. */
bool mp_utf8_check(const char *text, size_t size, bool allow_surrogates, bool *ascii, size_t *error_offset);

#endif
