/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Encodings: utf-8, ascii, latin-1, with the error handlers strict, ignore, replace, backslashreplace,
 * surrogateescape and surrogatepass.
 */
#include "objects/exception.h"
#include "objects/text.h"

typedef enum codec { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1 } codec;
typedef enum handler { STRICT, IGNORE, REPLACE, BACKSLASH, SURROGATE_ESCAPE, SURROGATE_PASS, UNKNOWN } handler;

static const char *const codec_names[] = {"utf-8", "ascii", "latin-1"};

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
        char name[12];
        uint8_t codec;
    } table[] = {
        {"utf-8", CODEC_UTF8},         {"utf8", CODEC_UTF8},       {"u8", CODEC_UTF8},         {"ascii", CODEC_ASCII},
        {"us-ascii", CODEC_ASCII},     {"646", CODEC_ASCII},       {"latin-1", CODEC_LATIN1},  {"latin1", CODEC_LATIN1},
        {"iso-8859-1", CODEC_LATIN1},  {"iso8859-1", CODEC_LATIN1}, {"l1", CODEC_LATIN1},      {"latin", CODEC_LATIN1},
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
    static const char *const names[] = {"strict",          "ignore",       "replace", "backslashreplace",
                                        "surrogateescape", "surrogatepass"};
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
static mp_value raise_unicode(mp_vm *vm, const mp_type *type, codec c, mp_value object, size_t start, size_t end,
                              const char *reason) {
    mp_value args[5] = {MP_NONE, object, MP_SMALL(start), MP_SMALL(end), MP_NONE};
    args[0] = mp_str_new_text(vm, codec_names[c]);
    args[4] = mp_str_new_text(vm, reason);
    if (mp_is_error(object) || mp_is_error(args[0]) || mp_is_error(args[4])) {
        return MP_ERROR;
    }
    mp_value exception = mp_exception_new(vm, type, 5, args);
    return mp_is_error(exception) ? MP_ERROR : mp_raise_value(vm, exception);
}

/* ---- decoding ---- */

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

/* Appends what stands for `count` bad bytes; false: the handler does not do it. */
static bool handle_bad_bytes(mp_builder *b, handler how, const uint8_t *bad, size_t count) {
    if (how == IGNORE) {
        return true;
    }
    if (how == REPLACE) {
        mp_builder_append_rune(b, 0xFFFD);
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        if (how == BACKSLASH) {
            mp_text_append_escape(b, bad[i]);
        } else if (how == SURROGATE_ESCAPE) {
            mp_builder_append_rune(b, 0xDC00u + bad[i]);
        } else {
            return false;
        }
    }
    return true;
}

static mp_value decode_with_errors(mp_vm *vm, codec c, const uint8_t *data, size_t size, mp_value errors) {
    handler how = handler_get(errors);
    size_t i = 0, bad_offset = 0;
    bool ascii;
    mp_builder b;
    mp_builder_init(&b, vm);
    while (i < size && !b.failed) {
        size_t good = size - i, count = 1;
        const char *reason = "ordinal not in range(128)";
        if (!mp_utf8_check((const char *)data + i, size - i, how == SURROGATE_PASS, &ascii, &bad_offset)) {
            good = bad_offset;
        }
        if (c == CODEC_ASCII) {
            for (good = 0; i + good < size && data[i + good] < 128;) {
                good++;
            }
        }
        mp_builder_append(&b, (const char *)data + i, good);
        i += good;
        if (i == size) {
            break;
        }
        if (c == CODEC_UTF8) {
            count = bad_utf8(data, size, i, &reason);
        }
        if (how == UNKNOWN) {
            mp_builder_free(&b);
            return raise_unknown_handler(vm, errors);
        }
        if (!handle_bad_bytes(&b, how, data + i, count)) {
            mp_builder_free(&b);
            mp_value object = mp_bytes_new(vm, data, size);
            return raise_unicode(vm, &mp_type_UnicodeDecodeError, c, object, i, i + count, reason);
        }
        i += count;
    }
    return mp_builder_str(&b);
}

mp_value mp_codec_decode(mp_vm *vm, const char *data, size_t size, mp_value encoding, mp_value errors) {
    codec c;
    if (!codec_get(vm, encoding, &c)) {
        return MP_ERROR;
    }
    bool ascii;
    size_t bad_offset;
    bool valid = mp_utf8_check(data, size, false, &ascii, &bad_offset);
    if (valid && (ascii || c == CODEC_UTF8)) {
        return mp_str_new(vm, data, size);
    }
    if (c != CODEC_LATIN1) {
        return decode_with_errors(vm, c, (const uint8_t *)data, size, errors);
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0; i < size; i++) {
        mp_builder_append_rune(&b, (uint8_t)data[i]);
    }
    return mp_builder_str(&b);
}

/* ---- encoding ---- */

static inline bool is_surrogate(uint32_t rune) {
    return rune - 0xD800 < 0x800;
}

static inline bool can_encode(codec c, uint32_t rune) {
    return c == CODEC_UTF8 ? !is_surrogate(rune) : rune < (c == CODEC_ASCII ? 128u : 256u);
}

/* Raises for the character at p, the `index`th, and those after it that cannot be encoded, either. */
static mp_value raise_encode(mp_vm *vm, codec c, mp_value str, const char *p, size_t index) {
    static const char *const reasons[] = {"surrogates not allowed", "ordinal not in range(128)",
                                          "ordinal not in range(256)"};
    const char *text_end = mp_str_data(str) + mp_str_size(str);
    size_t end = index;
    while (p < text_end && !can_encode(c, mp_utf8_next(&p))) {
        end++;
    }
    return raise_unicode(vm, &mp_type_UnicodeEncodeError, c, str, index, end, reasons[c]);
}

/* Appends what stands for a character that cannot be encoded; false: the handler does not do it. */
static bool handle_bad_rune(mp_builder *b, codec c, handler how, uint32_t rune) {
    switch (how) {
    case IGNORE: return true;
    case REPLACE: mp_builder_append_byte(b, '?'); return true;
    case BACKSLASH: mp_text_append_escape(b, rune); return true;
    case SURROGATE_ESCAPE:
        if (rune - 0xDC80 < 0x80) {
            mp_builder_append_byte(b, (int)(rune - 0xDC00));
            return true;
        }
        return false;
    case SURROGATE_PASS:
        if (c == CODEC_UTF8) {
            mp_builder_append_rune(b, rune);
            return true;
        }
        return false;
    default: return false;
    }
}

static mp_value encode_with_errors(mp_vm *vm, codec c, mp_value str, mp_value errors) {
    handler how = handler_get(errors);
    mp_text text = mp_text_of(str);
    const char *p = text.data, *end = p + text.size;
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t index = 0; p < end && !b.failed; index++) {
        const char *at = p;
        uint32_t rune = mp_utf8_next(&p);
        if (can_encode(c, rune)) {
            if (c == CODEC_UTF8) {
                mp_builder_append_rune(&b, rune);
            } else {
                mp_builder_append_byte(&b, (int)rune);
            }
            continue;
        }
        if (how == UNKNOWN) {
            mp_builder_free(&b);
            return raise_unknown_handler(vm, errors);
        }
        if (!handle_bad_rune(&b, c, how, rune)) {
            mp_builder_free(&b);
            return raise_encode(vm, c, str, at, index);
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
    if (mp_str_ascii(str) || (c == CODEC_UTF8 && mp_utf8_check(text.data, text.size, false, &ascii, &bad_offset))) {
        return mp_bytes_new(vm, text.data, text.size);
    }
    return encode_with_errors(vm, c, str, errors);
}
