/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Methods of str, bytes and bytearray about kinds of characters: upper, title, isalpha, isidentifier, …
 * Bytes and ASCII strs are handled byte by byte; other strs go through the Unicode tables.
 */
#include "objects/text.h"

/* ---- mapping ---- */

typedef enum transform { TO_UPPER, TO_LOWER, TO_FOLD, TO_TITLE, TO_CAPITAL, TO_SWAPPED } transform;

static inline bool is_upper(uint8_t c) {
    return (unsigned)c - 'A' < 26;
}

static inline bool is_lower(uint8_t c) {
    return (unsigned)c - 'a' < 26;
}

static mp_value map_flat(mp_vm *vm, mp_value self, transform how) {
    mp_text_kind kind = mp_text_kind_of(self);
    size_t size = mp_text_of(self).size;
    char *to;
    mp_value v = mp_text_alloc(vm, kind, size, &to);
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    const char *from = mp_text_of(self).data;
    if (how <= TO_FOLD) {
        unsigned first = how == TO_UPPER ? 'a' : 'A';
        for (size_t i = 0; i < size; i++) {
            uint8_t c = (uint8_t)from[i];
            to[i] = (char)(c - first < 26 ? c ^ 32 : c);
        }
        return mp_text_seal(kind, v);
    }
    bool inside = false; /* a word goes on */
    for (size_t i = 0; i < size; i++) {
        uint8_t c = (uint8_t)from[i];
        bool upper = is_upper(c), lower = is_lower(c), flip;
        switch (how) {
        case TO_TITLE: flip = inside ? upper : lower; break;
        case TO_CAPITAL: flip = i != 0 ? upper : lower; break;
        default: flip = upper || lower; break;
        }
        inside = upper || lower;
        to[i] = (char)(flip ? c ^ 32 : c);
    }
    return mp_text_seal(kind, v);
}

static inline bool is_cased(unsigned bits) {
    return (bits & (MP_RUNE_UPPER | MP_RUNE_LOWER | MP_RUNE_TITLE)) != 0;
}

/* A capital sigma at the end of a word has a small form of its own. */
static bool is_final_sigma(mp_text text, const char *at) {
    const char *p = at, *end = text.data + text.size;
    unsigned bits = 0;
    while (p > text.data) {
        p = mp_utf8_previous(p);
        const char *q = p;
        bits = mp_rune_properties(mp_utf8_next(&q));
        if ((bits & MP_RUNE_CASE_IGNORABLE) == 0) {
            break;
        }
        bits = 0;
    }
    if (!is_cased(bits)) {
        return false;
    }
    mp_utf8_next(&at);
    while (at < end) {
        bits = mp_rune_properties(mp_utf8_next(&at));
        if (!(bits & MP_RUNE_CASE_IGNORABLE)) {
            return !is_cased(bits);
        }
    }
    return true;
}

static mp_value map_runes(mp_vm *vm, mp_value self, transform how) {
    mp_text text = mp_text_of(self);
    const char *p = text.data, *end = p + text.size;
    bool inside = false;
    mp_builder b;
    mp_builder_init(&b, vm);
    while (p < end) {
        const char *at = p;
        uint32_t rune = mp_utf8_next(&p), out[3];
        unsigned bits = how >= TO_TITLE ? mp_rune_properties(rune) : 0;
        mp_rune_case which;
        switch (how) {
        case TO_UPPER: which = MP_CASE_UPPER; break;
        case TO_LOWER: which = MP_CASE_LOWER; break;
        case TO_FOLD: which = MP_CASE_FOLD; break;
        case TO_TITLE: which = inside ? MP_CASE_LOWER : MP_CASE_TITLE; break;
        case TO_CAPITAL: which = at != text.data ? MP_CASE_LOWER : MP_CASE_TITLE; break;
        default: which = bits & MP_RUNE_UPPER ? MP_CASE_LOWER : MP_CASE_UPPER; break;
        }
        inside = is_cased(bits);
        size_t n = 1;
        if (how == TO_SWAPPED && (bits & (MP_RUNE_UPPER | MP_RUNE_LOWER)) == 0) {
            out[0] = rune;
        } else if (rune == 0x3A3 && which == MP_CASE_LOWER) {
            out[0] = is_final_sigma(text, at) ? 0x3C2 : 0x3C3;
        } else {
            n = mp_rune_map(which, rune, out);
        }
        for (size_t i = 0; i < n; i++) {
            mp_builder_append_rune(&b, out[i]);
        }
    }
    return mp_builder_str(&b);
}

static mp_value map_any(mp_vm *vm, mp_value self, transform how) {
    return mp_text_is_flat(mp_text_kind_of(self), self) ? map_flat(vm, self, how) : map_runes(vm, self, how);
}

#define MAPPING(name, how)                                                                                             \
    mp_value mp_text_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                            \
        (void)argc;                                                                                                    \
        return map_any(vm, args[0], how);                                                                              \
    }
MAPPING(upper, TO_UPPER)
MAPPING(lower, TO_LOWER)
MAPPING(casefold, TO_FOLD)
MAPPING(title, TO_TITLE)
MAPPING(capitalize, TO_CAPITAL)
MAPPING(swapcase, TO_SWAPPED)

/* ---- tests ---- */

/* Properties of a character; of bytes above 127: none. */
static unsigned properties_next(mp_text_kind kind, const char **p) {
    uint8_t c = (uint8_t)**p;
    if (c >= 128) {
        if (kind == MP_TEXT_STR) {
            return mp_rune_properties(mp_utf8_next(p));
        }
        ++*p;
        return 0;
    }
    ++*p;
    unsigned bits = c >= ' ' && c < 127 ? MP_RUNE_PRINTABLE : 0;
    if (is_upper(c) || is_lower(c)) {
        bits |= MP_RUNE_ALPHA | MP_RUNE_ID_START | MP_RUNE_ID_CONTINUE | (is_upper(c) ? MP_RUNE_UPPER : MP_RUNE_LOWER);
    } else if ((unsigned)c - '0' < 10) {
        bits |= MP_RUNE_DECIMAL | MP_RUNE_DIGIT | MP_RUNE_NUMERIC | MP_RUNE_ID_CONTINUE;
    } else if (c == '_') {
        bits |= MP_RUNE_ID_START | MP_RUNE_ID_CONTINUE;
    } else if (mp_byte_is_space(kind, c)) {
        bits |= MP_RUNE_SPACE;
    }
    return bits;
}

/* True if every character has one of the properties, and there is a character. */
static mp_value all_have(mp_value self, unsigned mask) {
    mp_text_kind kind = mp_text_kind_of(self);
    mp_text text = mp_text_of(self);
    const char *p = text.data, *end = text.size == 0 ? p : p + text.size;
    bool all = text.size != 0;
    while (all && p < end) {
        all = (properties_next(kind, &p) & mask) != 0;
    }
    return mp_from_bool(all);
}

#define TEST(name, mask)                                                                                               \
    mp_value mp_text_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                            \
        (void)vm, (void)argc;                                                                                          \
        return all_have(args[0], mask);                                                                                \
    }
TEST(isalpha, MP_RUNE_ALPHA)
TEST(isdigit, MP_RUNE_DIGIT)
TEST(isdecimal, MP_RUNE_DECIMAL)
TEST(isnumeric, MP_RUNE_NUMERIC)
TEST(isalnum, MP_RUNE_ALPHA | MP_RUNE_DECIMAL | MP_RUNE_DIGIT | MP_RUNE_NUMERIC)
TEST(isspace, MP_RUNE_SPACE)

mp_value mp_text_isprintable(mp_vm *vm, size_t argc, const mp_value *args) {
    return mp_str_size(args[0]) == 0 ? MP_TRUE : ((void)vm, (void)argc, all_have(args[0], MP_RUNE_PRINTABLE));
}

mp_value mp_text_isidentifier(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    mp_text text = mp_text_of(args[0]);
    const char *p = text.data;
    return text.size != 0 && !(properties_next(MP_TEXT_STR, &p) & MP_RUNE_ID_START)
               ? MP_FALSE
               : all_have(args[0], MP_RUNE_ID_CONTINUE);
}

mp_value mp_text_isascii(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    mp_text text = mp_text_of(args[0]);
    for (size_t i = 0; i < text.size; i++) {
        if ((uint8_t)text.data[i] >= 128) {
            return MP_FALSE;
        }
    }
    return MP_TRUE;
}

/* isupper, islower: no character of the `other` case, and at least one of this. */
static mp_value all_cased(mp_value self, unsigned wanted, unsigned other) {
    mp_text_kind kind = mp_text_kind_of(self);
    mp_text text = mp_text_of(self);
    const char *p = text.data, *end = text.size == 0 ? p : p + text.size;
    bool found = false;
    while (p < end) {
        unsigned bits = properties_next(kind, &p);
        if (bits & other) {
            return MP_FALSE;
        }
        found |= (bits & wanted) != 0;
    }
    return mp_from_bool(found);
}

mp_value mp_text_isupper(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return all_cased(args[0], MP_RUNE_UPPER, MP_RUNE_LOWER | MP_RUNE_TITLE);
}

mp_value mp_text_islower(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return all_cased(args[0], MP_RUNE_LOWER, MP_RUNE_UPPER | MP_RUNE_TITLE);
}

mp_value mp_text_istitle(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    mp_text_kind kind = mp_text_kind_of(args[0]);
    mp_text text = mp_text_of(args[0]);
    const char *p = text.data, *end = text.size == 0 ? p : p + text.size;
    bool found = false, inside = false;
    while (p < end) {
        unsigned bits = properties_next(kind, &p);
        bool capital = (bits & (MP_RUNE_UPPER | MP_RUNE_TITLE)) != 0;
        if (is_cased(bits) && capital == inside) {
            return MP_FALSE;
        }
        inside = is_cased(bits);
        found |= inside;
    }
    return mp_from_bool(found);
}
