/* SPDX-License-Identifier: MIT
 *
 * Layer 0. UTF-8. Long ASCII stretches are handled a machine word at a time.
 */
#include "base/utf8.h"

#define WORD sizeof(uintptr_t)
#define HIGH_BITS ((uintptr_t)-1 / 255 * 0x80) /* 0x8080… */

static inline uintptr_t word_load(const char *text) {
    uintptr_t word;
    memcpy(&word, text, sizeof word);
    return word;
}

uint32_t mp_utf8_next(const char **text) {
    const uint8_t *p = (const uint8_t *)*text;
    uint32_t rune = p[0];
    size_t size = mp_utf8_size(p[0]);
    switch (size) {
    case 1: break;
    case 2: rune = (rune & 0x1F) << 6 | (p[1] & 0x3Fu); break;
    case 3: rune = (rune & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu); break;
    default: rune = (rune & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu); break;
    }
    *text += size;
    return rune;
}

const char *mp_utf8_previous(const char *text) {
    do {
        text--;
    } while (((uint8_t)*text & 0xC0) == 0x80);
    return text;
}

size_t mp_utf8_put(char *out, uint32_t rune) {
    if (rune < 0x80) {
        out[0] = (char)rune;
        return 1;
    }
    if (rune < 0x800) {
        out[0] = (char)(0xC0 | rune >> 6);
        out[1] = (char)(0x80 | (rune & 0x3F));
        return 2;
    }
    if (rune < 0x10000) {
        out[0] = (char)(0xE0 | rune >> 12);
        out[1] = (char)(0x80 | (rune >> 6 & 0x3F));
        out[2] = (char)(0x80 | (rune & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | rune >> 18);
    out[1] = (char)(0x80 | (rune >> 12 & 0x3F));
    out[2] = (char)(0x80 | (rune >> 6 & 0x3F));
    out[3] = (char)(0x80 | (rune & 0x3F));
    return 4;
}

/* Bytes of the word that are not continuation bytes (10xxxxxx). */
static inline size_t word_lead_count(uintptr_t word) {
    uintptr_t continuation = word & ~(word << 1) & HIGH_BITS; /* the carry between bytes lands in bit 0: masked */
    return WORD - (size_t)(((continuation >> 7) * ((uintptr_t)-1 / 255)) >> (8 * (WORD - 1)));
}

size_t mp_utf8_count(const char *text, size_t size) {
    size_t count = 0;
    const char *end = text + size;
    for (; (size_t)(end - text) >= WORD; text += WORD) {
        count += word_lead_count(word_load(text));
    }
    for (; text < end; text++) {
        count += ((uint8_t)*text & 0xC0) != 0x80;
    }
    return count;
}

size_t mp_utf8_offset(const char *text, size_t size, size_t index) {
    const char *start = text, *end = text + size;
    while ((size_t)(end - text) >= WORD) {
        size_t count = word_lead_count(word_load(text));
        if (count > index) {
            break;
        }
        index -= count;
        text += WORD;
    }
    /* `text` may stand inside a sequence, all of whose lead bytes are counted: skip to the next lead. */
    while (text < end) {
        if (((uint8_t)*text & 0xC0) != 0x80) {
            if (index == 0) {
                break;
            }
            index--;
        }
        text++;
    }
    return (size_t)(text - start);
}

/* Bytes of the valid sequence at p, 0 if there is none. */
static size_t sequence_check(const uint8_t *p, size_t left, bool allow_surrogates) {
    uint8_t lead = p[0];
    size_t size = lead < 0xC2 ? 0 : mp_utf8_size(lead);
    if (size == 0 || lead > 0xF4 || left < size) {
        return 0;
    }
    for (size_t i = 1; i < size; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    if ((lead == 0xE0 && p[1] < 0xA0) || (lead == 0xF0 && p[1] < 0x90) || (lead == 0xF4 && p[1] > 0x8F) ||
        (lead == 0xED && p[1] > 0x9F && !allow_surrogates)) {
        return 0;
    }
    return size;
}

bool mp_utf8_check(const char *text, size_t size, bool allow_surrogates, bool *ascii, size_t *error_offset) {
    size_t i = 0;
    *ascii = true;
    while (i < size) {
        if (size - i >= WORD && (word_load(text + i) & HIGH_BITS) == 0) {
            i += WORD;
            continue;
        }
        if ((uint8_t)text[i] < 0x80) {
            i++;
            continue;
        }
        *ascii = false;
        size_t n = sequence_check((const uint8_t *)text + i, size - i, allow_surrogates);
        if (n == 0) {
            *error_offset = i;
            return false;
        }
        i += n;
    }
    return true;
}
