/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Encodings: utf-8, ascii, latin-1, cp1252, utf-16, utf-32, and what is done about text that does not fit.
 *
 * Decoding and encoding go a character at a time, with ways around for plain ASCII and valid UTF-8. Characters have no
 * names here, so namereplace writes \u20ac where CPython writes \N{EURO SIGN}.
 */
#include "objects/exception.h"
#include "objects/text.h"

/* The byte orders of UTF-16 and UTF-32 follow their names in this order: with a mark, little, big. */
typedef enum codec {
    CODEC_UTF8,
    CODEC_ASCII,
    CODEC_LATIN1,
    CODEC_UTF8_SIG,
    CODEC_CP1252,
    CODEC_UTF16,
    CODEC_UTF16_LE,
    CODEC_UTF16_BE,
    CODEC_UTF32,
    CODEC_UTF32_LE,
    CODEC_UTF32_BE
} codec;
typedef enum handler {
    STRICT,
    IGNORE,
    REPLACE,
    BACKSLASH,
    SURROGATE_ESCAPE,
    SURROGATE_PASS,
    XML_REFERENCE,
    NAME,
    UNKNOWN
} handler;

/* What errors call them. */
static const char *const codec_names[] = {"utf-8",  "ascii",     "latin-1",   "utf-8",  "charmap",  "utf-16",
                                          "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"};

static bool is_wide(codec c) { return c >= CODEC_UTF16; }
static size_t unit_size(codec c) { return c >= CODEC_UTF32 ? 4 : c >= CODEC_UTF16 ? 2 : 1; }
static bool is_big(codec c) { return c == CODEC_UTF16_BE || c == CODEC_UTF32_BE; }
static bool is_utf8(codec c) { return c == CODEC_UTF8 || c == CODEC_UTF8_SIG; }
static inline bool is_surrogate(uint32_t rune) { return rune - 0xD800 < 0x800; }

/* Code page 1252 from 0x80 to 0x9F; 0: undefined. */
static const uint16_t cp1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

/* Compares a name with `text`: case does not matter, and '_' and ' ' are as good as '-'. */
static bool name_is(mp_value name, const char *text) {
    mp_text t = mp_text_of(name);
    for (size_t i = 0; i < t.size; i++) {
        char c = t.data[i];
        c = c == '_' || c == ' ' ? '-' : (unsigned)c - 'A' < 26 ? (char)(c | 32) : c;
        if (c != text[i]) {
            return false;
        }
    }
    return text[t.size] == '\0';
}

static bool codec_get(mp_vm *vm, mp_value name, codec *out) {
    static const struct {
        char name[13];
        uint8_t codec;
    } table[] = {
        {"utf-8", CODEC_UTF8},         {"utf8", CODEC_UTF8},          {"u8", CODEC_UTF8},
        {"ascii", CODEC_ASCII},        {"us-ascii", CODEC_ASCII},     {"646", CODEC_ASCII},
        {"latin-1", CODEC_LATIN1},     {"latin1", CODEC_LATIN1},      {"iso-8859-1", CODEC_LATIN1},
        {"iso8859-1", CODEC_LATIN1},   {"l1", CODEC_LATIN1},          {"latin", CODEC_LATIN1},
        {"utf-8-sig", CODEC_UTF8_SIG}, {"cp1252", CODEC_CP1252},      {"windows-1252", CODEC_CP1252},
        {"1252", CODEC_CP1252},        {"utf-16", CODEC_UTF16},       {"utf16", CODEC_UTF16},
        {"u16", CODEC_UTF16},          {"utf-16-le", CODEC_UTF16_LE}, {"utf-16le", CODEC_UTF16_LE},
        {"utf-16-be", CODEC_UTF16_BE}, {"utf-16be", CODEC_UTF16_BE},  {"utf-32", CODEC_UTF32},
        {"utf32", CODEC_UTF32},        {"u32", CODEC_UTF32},          {"utf-32-le", CODEC_UTF32_LE},
        {"utf-32le", CODEC_UTF32_LE},  {"utf-32-be", CODEC_UTF32_BE}, {"utf-32be", CODEC_UTF32_BE},
    };
    if (mp_is_unbound(name)) {
        *out = CODEC_UTF8;
        return true;
    }
    for (size_t i = 0; i < MP_COUNT_OF(table); i++) {
        if (name_is(name, table[i].name)) {
            *out = (codec)table[i].codec;
            return true;
        }
    }
    return mp_fail(vm, &mp_type_LookupError, "unknown encoding: %U", name);
}

static handler handler_get(mp_value name) {
    static const char *const names[] = {"strict",        "ignore",        "replace",           "backslashreplace",
                                        "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace"};
    if (mp_is_unbound(name)) {
        return STRICT;
    }
    for (size_t i = 0; i < MP_COUNT_OF(names); i++) {
        if (mp_str_equal_text(name, names[i])) {
            return (handler)i;
        }
    }
    return UNKNOWN;
}

static mp_value raise_unknown_handler(mp_vm *vm, mp_value errors) {
    return mp_raise(vm, &mp_type_LookupError, "unknown error handler name '%U'", errors);
}

/* Raises UnicodeDecodeError or UnicodeEncodeError for object[start:end]. */
static mp_value raise_unicode(mp_vm *vm, const mp_type *type, const char *encoding, mp_value object, size_t start, size_t end,
                              const char *reason) {
    mp_value args[5] = {MP_NONE, object, MP_SMALL(start), MP_SMALL(end), MP_NONE};
    args[0] = mp_str_new_text(vm, encoding);
    args[4] = mp_str_new_text(vm, reason);
    if (mp_is_error(object) || mp_is_error(args[0]) || mp_is_error(args[4])) {
        return MP_ERROR;
    }
    mp_value exception = mp_exception_new(vm, type, 5, args);
    return mp_is_error(exception) ? MP_ERROR : mp_raise_value(vm, exception);
}

/* ---- decoding ---- */

/* What stands at one place of the input: a character of `count` bytes, or, with a reason, that many bad bytes. */
typedef struct decoded {
    uint32_t rune;
    size_t count;
    const char *reason;
} decoded;

/* How long the bad sequence at `offset` is (a start byte with what could belong to it), and why it is bad. */
static size_t bad_utf8(const uint8_t *data, size_t size, size_t offset, const char **reason) {
    uint8_t lead = data[offset];
    if (lead < 0xC2 || lead > 0xF4) {
        *reason = "invalid start byte";
        return 1;
    }
    size_t want = mp_utf8_size(lead);
    for (size_t i = 1; i < want; i++) {
        if (offset + i == size) {
            *reason = "unexpected end of data";
            return i;
        }
        uint8_t c = data[offset + i];
        uint8_t low = 0x80, high = 0xBF;
        if (i == 1) {
            low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        }
        if (c < low || c > high) {
            *reason = "invalid continuation byte";
            return i;
        }
    }
    *reason = "invalid continuation byte";
    return 1;
}

static uint32_t unit_at(codec c, const uint8_t *p) {
    uint32_t value = 0;
    size_t size = unit_size(c);
    for (size_t i = 0; i < size; i++) {
        value |= (uint32_t)p[i] << 8 * (is_big(c) ? size - 1 - i : i);
    }
    return value;
}

static decoded decode_wide(codec c, const uint8_t *p, size_t left) {
    size_t size = unit_size(c);
    if (left < size) {
        return (decoded){0, left, "truncated data"};
    }
    uint32_t rune = unit_at(c, p);
    if (size == 4) {
        const char *reason = rune > 0x10FFFF     ? "code point not in range(0x110000)"
                             : is_surrogate(rune) ? "code point in surrogate code point range(0xd800, 0xe000)"
                                                  : NULL;
        return (decoded){rune, 4, reason};
    }
    if (!is_surrogate(rune)) {
        return (decoded){rune, 2, NULL};
    }
    if (rune >= 0xDC00) {
        return (decoded){rune, 2, "illegal encoding"};
    }
    if (left < 4) {
        return (decoded){rune, left, "unexpected end of data"};
    }
    uint32_t low = unit_at(c, p + 2);
    return low - 0xDC00 < 0x400 ? (decoded){0x10000 + ((rune - 0xD800) << 10) + (low - 0xDC00), 4, NULL}
                                : (decoded){rune, 2, "illegal UTF-16 surrogate"};
}

static decoded decode_at(codec c, const uint8_t *data, size_t size, size_t at) {
    uint8_t byte = data[at];
    if (is_wide(c)) {
        return decode_wide(c, data + at, size - at);
    }
    if (byte < 0x80 || c == CODEC_LATIN1) {
        return (decoded){byte, 1, NULL};
    }
    if (c == CODEC_ASCII) {
        return (decoded){0, 1, "ordinal not in range(128)"};
    }
    if (c == CODEC_CP1252) {
        uint32_t rune = byte < 0xA0 ? cp1252[byte - 0x80] : byte;
        return (decoded){rune, 1, rune == 0 ? "character maps to <undefined>" : NULL};
    }
    bool ascii;
    size_t bad_offset, count = mp_utf8_size(byte);
    const char *p = (const char *)data + at;
    if (byte >= 0xC2 && count <= size - at && mp_utf8_check(p, count, false, &ascii, &bad_offset)) {
        return (decoded){mp_utf8_next(&p), count, NULL};
    }
    decoded d = {0, 0, NULL};
    d.count = bad_utf8(data, size, at, &d.reason);
    return d;
}

/* The surrogate that surrogatepass takes at this place; *count bytes. 0: there is none. */
static uint32_t surrogate_at(codec c, const uint8_t *p, size_t left, size_t *count) {
    *count = is_wide(c) ? unit_size(c) : 3;
    if (left < *count) {
        return 0;
    }
    if (is_wide(c)) {
        uint32_t rune = unit_at(c, p);
        return is_surrogate(rune) ? rune : 0;
    }
    bool utf8 = is_utf8(c) && p[0] == 0xED && p[1] >= 0xA0 && p[1] <= 0xBF && (p[2] & 0xC0) == 0x80;
    return utf8 ? 0xD000u | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu) : 0;
}

/* Appends what stands for the bad bytes, of which *count says how many were dealt with; false: the handler does not do
 * it. */
static bool handle_bad_bytes(mp_builder *b, handler how, codec c, const uint8_t *bad, size_t left, size_t *count) {
    size_t i = 0;
    uint32_t rune;
    switch (how) {
    case IGNORE:
        return true;
    case REPLACE:
        mp_builder_append_rune(b, 0xFFFD);
        return true;
    case BACKSLASH:
        for (; i < *count; i++) {
            mp_text_append_escape(b, bad[i]);
        }
        return true;
    case SURROGATE_ESCAPE: /* stops at what is ASCII */
        for (; i < *count && bad[i] >= 0x80; i++) {
            mp_builder_append_rune(b, 0xDC00u + bad[i]);
        }
        *count = i > 0 ? i : *count;
        return i > 0;
    case SURROGATE_PASS:
        rune = surrogate_at(c, bad, left, &i);
        if (rune != 0) {
            mp_builder_append_rune(b, rune);
            *count = i;
        }
        return rune != 0;
    default:
        return false;
    }
}

static mp_value decode_with_errors(mp_vm *vm, codec c, const uint8_t *data, size_t size, size_t start, mp_value errors) {
    handler how = handler_get(errors);
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = start; i < size && !b.failed;) {
        decoded d = decode_at(c, data, size, i);
        size_t count = d.count;
        if (d.reason == NULL) {
            mp_builder_append_rune(&b, d.rune);
        } else if (!handle_bad_bytes(&b, how, c, data + i, size - i, &count)) {
            mp_builder_free(&b);
            if (how == UNKNOWN) {
                return raise_unknown_handler(vm, errors);
            }
            if (how == XML_REFERENCE || how == NAME) {
                return mp_raise(vm, &mp_type_TypeError, "don't know how to handle UnicodeDecodeError in error callback");
            }
            mp_value object = mp_bytes_new(vm, data, size);
            return raise_unicode(vm, &mp_type_UnicodeDecodeError, codec_names[c], object, i, i + d.count, d.reason);
        }
        i += count;
    }
    return mp_builder_str(&b);
}

/* The encoding without mark that the data is in, and the bytes of the mark that it starts with. */
static codec without_mark(codec c, const uint8_t *data, size_t size, size_t *mark_size) {
    static const uint8_t utf8_mark[] = {0xEF, 0xBB, 0xBF};
    *mark_size = 0;
    if (c == CODEC_UTF8_SIG) {
        *mark_size = size >= 3 && memcmp(data, utf8_mark, 3) == 0 ? 3 : 0;
        return CODEC_UTF8;
    }
    if (c != CODEC_UTF16 && c != CODEC_UTF32) {
        return c;
    }
    size_t unit = unit_size(c);
    for (codec order = c + 1; size >= unit && order <= c + 2; order++) {
        if (unit_at(order, data) == 0xFEFF) {
            *mark_size = unit;
            return order;
        }
    }
    return c + 1;
}

mp_value mp_codec_decode(mp_vm *vm, const char *data, size_t size, mp_value encoding, mp_value errors) {
    codec c;
    if (!codec_get(vm, encoding, &c)) {
        return MP_ERROR;
    }
    bool ascii;
    size_t bad_offset, mark_size;
    c = without_mark(c, (const uint8_t *)data, size, &mark_size);
    if (!is_wide(c)) { /* places in errors are counted from behind the mark */
        data += mark_size;
        size -= mark_size;
        mark_size = 0;
    }
    bool valid = !is_wide(c) && mp_utf8_check(data, size, false, &ascii, &bad_offset);
    if (valid && (ascii || c == CODEC_UTF8)) {
        return mp_str_new(vm, data, size);
    }
    return decode_with_errors(vm, c, (const uint8_t *)data, size, mark_size, errors);
}

/* ---- encoding ---- */

/* The byte that cp1252 has for the character; -1: none. */
static int cp1252_byte(uint32_t rune) {
    if (rune < 0x80 || rune - 0xA0 < 0x60) {
        return (int)rune;
    }
    for (int i = 0; i < 32; i++) {
        if (cp1252[i] == rune) {
            return 0x80 + i;
        }
    }
    return -1;
}

static bool can_encode(codec c, uint32_t rune) {
    switch (c) {
    case CODEC_ASCII:
        return rune < 128;
    case CODEC_LATIN1:
        return rune < 256;
    case CODEC_CP1252:
        return cp1252_byte(rune) >= 0;
    default:
        return !is_surrogate(rune);
    }
}

static void put_unit(mp_builder *b, codec c, uint32_t value) {
    size_t size = unit_size(c);
    for (size_t i = 0; i < size; i++) {
        mp_builder_append_byte(b, (int)(value >> 8 * (is_big(c) ? size - 1 - i : i) & 0xFF));
    }
}

/* Appends a character that can be encoded, or a surrogate. */
static void put_encoded(mp_builder *b, codec c, uint32_t rune) {
    if (is_utf8(c)) {
        mp_builder_append_rune(b, rune);
    } else if (unit_size(c) == 2 && rune > 0xFFFF) {
        put_unit(b, c, 0xD800 + ((rune - 0x10000) >> 10));
        put_unit(b, c, 0xDC00 + (rune & 0x3FF));
    } else {
        put_unit(b, c, c == CODEC_CP1252 ? (uint32_t)cp1252_byte(rune) : rune);
    }
}

/* Raises for the character at p, the `index`th, and those after it that cannot be encoded, either. */
static mp_value raise_encode(mp_vm *vm, codec c, mp_value str, const char *p, size_t index) {
    const char *reason = c == CODEC_ASCII    ? "ordinal not in range(128)"
                         : c == CODEC_LATIN1 ? "ordinal not in range(256)"
                         : c == CODEC_CP1252 ? "character maps to <undefined>"
                                             : "surrogates not allowed";
    const char *text_end = mp_str_data(str) + mp_str_size(str);
    size_t end = index;
    while (p < text_end && !can_encode(c, mp_utf8_next(&p))) {
        end++;
    }
    return raise_unicode(vm, &mp_type_UnicodeEncodeError, codec_names[c], str, index, end, reason);
}

/* "\u20ac" or "&#8364;": returns the bytes written, at most 10. */
static size_t write_reference(char *out, handler how, uint32_t rune) {
    size_t size = 0, digits;
    if (how == XML_REFERENCE) {
        out[size++] = '&';
        out[size++] = '#';
        for (digits = 1; digits < 7 && rune >= (uint32_t[]){1, 10, 100, 1000, 10000, 100000, 1000000}[digits];) {
            digits++;
        }
        for (size_t i = digits; i-- > 0; rune /= 10) {
            out[size + i] = (char)('0' + rune % 10);
        }
        out[size + digits] = ';';
        return size + digits + 1;
    }
    digits = rune < 0x100 ? 2 : rune < 0x10000 ? 4 : 8;
    out[size++] = '\\';
    out[size++] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
    for (size_t i = digits; i-- > 0; rune >>= 4) {
        out[size + i] = "0123456789abcdef"[rune & 15];
    }
    return size + digits;
}

/* Appends what stands for a character that cannot be encoded; false: the handler does not do it. */
static bool handle_bad_rune(mp_builder *b, codec c, handler how, uint32_t rune) {
    char text[12];
    size_t size;
    switch (how) {
    case IGNORE:
        return true;
    case REPLACE:
        put_encoded(b, c, '?');
        return true;
    case BACKSLASH:
    case XML_REFERENCE:
    case NAME:
        size = write_reference(text, how, rune);
        for (size_t i = 0; i < size; i++) {
            put_encoded(b, c, (uint8_t)text[i]);
        }
        return true;
    case SURROGATE_ESCAPE: /* one byte, which is no unit of the wide ones */
        if (rune - 0xDC80 < 0x80 && !is_wide(c)) {
            mp_builder_append_byte(b, (int)(rune - 0xDC00));
            return true;
        }
        return false;
    case SURROGATE_PASS:
        if (is_surrogate(rune) && (is_utf8(c) || is_wide(c))) {
            put_encoded(b, c, rune);
            return true;
        }
        return false;
    default:
        return false;
    }
}

static mp_value encode_with_errors(mp_vm *vm, codec c, mp_value str, mp_value errors) {
    handler how = handler_get(errors);
    mp_text text = mp_text_of(str);
    const char *p = text.data, *end = p + text.size;
    mp_builder b;
    mp_builder_init(&b, vm);
    if (c == CODEC_UTF8_SIG || c == CODEC_UTF16 || c == CODEC_UTF32) {
        put_encoded(&b, c, 0xFEFF);
    }
    for (size_t index = 0; p < end && !b.failed; index++) {
        const char *at = p;
        uint32_t rune = mp_utf8_next(&p);
        if (can_encode(c, rune)) {
            put_encoded(&b, c, rune);
        } else if (!handle_bad_rune(&b, c, how, rune)) {
            mp_builder_free(&b);
            return how == UNKNOWN ? raise_unknown_handler(vm, errors) : raise_encode(vm, c, str, at, index);
        }
    }
    return mp_builder_bytes(&b);
}

mp_value mp_codec_encode(mp_vm *vm, mp_value str, mp_value encoding, mp_value errors) {
    codec c;
    if (!codec_get(vm, encoding, &c)) {
        return MP_ERROR;
    }
    mp_text text = mp_text_of(str);
    bool ascii;
    size_t bad_offset;
    bool narrow = c != CODEC_UTF8_SIG && !is_wide(c);
    if ((mp_str_ascii(str) && narrow) ||
        (c == CODEC_UTF8 && mp_utf8_check(text.data, text.size, false, &ascii, &bad_offset))) {
        return mp_bytes_new(vm, text.data, text.size);
    }
    return encode_with_errors(vm, c, str, errors);
}
