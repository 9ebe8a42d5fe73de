/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What str, bytes and bytearray share below their methods: views, searching, comparing, quoting.
 */
#include "objects/text.h"

#include "objects/bytes.h"
#include "objects/sequence.h"

mp_text_kind mp_text_kind_of(mp_value v) {
    const mp_type *layout = mp_type_of(v)->layout;
    return layout == &mp_type_str ? MP_TEXT_STR : layout == &mp_type_bytes ? MP_TEXT_BYTES : MP_TEXT_BYTEARRAY;
}

mp_text mp_text_of(mp_value v) {
    if (mp_text_kind_of(v) == MP_TEXT_BYTEARRAY) {
        const mp_bytearray *self = mp_bytearray_get(v);
        return (mp_text){(const char *)self->data, self->size};
    }
    return (mp_text){mp_str_data(v), mp_str_size(v)};
}

mp_value mp_text_new(mp_vm *vm, mp_text_kind kind, const char *data, size_t size) {
    switch (kind) {
    case MP_TEXT_STR: return mp_str_new(vm, data, size);
    case MP_TEXT_BYTES: return mp_bytes_new(vm, data, size);
    default: return mp_bytearray_new(vm, data, size);
    }
}

mp_value mp_text_build(mp_text_kind kind, mp_builder *b) {
    if (b->failed) {
        return MP_ERROR;
    }
    mp_value v = mp_text_new(b->vm, kind, b->data, b->size);
    mp_builder_free(b);
    return v;
}

mp_value mp_text_part(mp_vm *vm, mp_value self, size_t offset, size_t size) {
    mp_text_kind kind = mp_text_kind_of(self);
    mp_text text = mp_text_of(self);
    if (size == text.size && (mp_is_exact(self, &mp_type_str) || mp_is_exact(self, &mp_type_bytes))) {
        return self;
    }
    return mp_text_new(vm, kind, text.data + (text.data == NULL ? 0 : offset), size);
}

bool mp_text_get(mp_vm *vm, mp_text_kind kind, mp_value v, const char *what, mp_text *out) {
    if (kind == MP_TEXT_STR) {
        if (!mp_str_is(v)) {
            const char *format = what[0] != '\0' ? "%smust be str, not %A" : "%smust be str, not %T";
            return mp_fail(vm, &mp_type_TypeError, format, what, v);
        }
        *out = (mp_text){mp_str_data(v), mp_str_size(v)};
        return true;
    }
    mp_buffer buffer;
    if (!mp_buffer_get(vm, v, &buffer)) {
        return false;
    }
    *out = (mp_text){(const char *)buffer.data, buffer.size};
    return true;
}

size_t mp_text_length(mp_text_kind kind, mp_value self) {
    return kind == MP_TEXT_STR ? mp_str_length(self) : mp_text_of(self).size;
}

size_t mp_text_index_of(mp_text_kind kind, mp_value self, size_t offset) {
    return mp_text_is_flat(kind, self) ? offset : mp_utf8_count(mp_str_data(self), offset);
}

size_t mp_text_offset_of(mp_text_kind kind, mp_value self, size_t index) {
    if (mp_text_is_flat(kind, self)) {
        return index;
    }
    return mp_utf8_offset(mp_str_data(self), mp_str_size(self), index);
}

size_t mp_text_find_first(mp_text hay, mp_text needle) {
    if (needle.size == 0) {
        return 0;
    }
    if (needle.size > hay.size) {
        return MP_TEXT_NOT_FOUND;
    }
    const char *p = hay.data, *last = hay.data + hay.size - needle.size;
    size_t end = needle.size - 1;
    while (p <= last) {
        p = memchr(p, (uint8_t)needle.data[0], (size_t)(last - p) + 1);
        if (p == NULL) {
            break;
        }
        if (p[end] == needle.data[end] && memcmp(p, needle.data, end) == 0) {
            return (size_t)(p - hay.data);
        }
        p++;
    }
    return MP_TEXT_NOT_FOUND;
}

size_t mp_text_find_last(mp_text hay, mp_text needle) {
    if (needle.size > hay.size) {
        return MP_TEXT_NOT_FOUND;
    }
    size_t i = hay.size - needle.size;
    if (needle.size == 0) {
        return i;
    }
    for (;; i--) {
        if (hay.data[i] == needle.data[0] && memcmp(hay.data + i, needle.data, needle.size) == 0) {
            return i;
        }
        if (i == 0) {
            return MP_TEXT_NOT_FOUND;
        }
    }
}

size_t mp_text_find_count(mp_text hay, mp_text needle, size_t limit) {
    size_t count = 0;
    while (count < limit) {
        size_t at = mp_text_find_first(hay, needle);
        if (at == MP_TEXT_NOT_FOUND) {
            break;
        }
        count++;
        hay.data += at + needle.size;
        hay.size -= at + needle.size;
    }
    return count;
}

int mp_text_compare(mp_text a, mp_text b) {
    size_t size = MP_MIN(a.size, b.size);
    int order = size == 0 ? 0 : memcmp(a.data, b.data, size);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

mp_value mp_text_compare_result(mp_compare_op op, int order) {
    /* For each of <, <=, ==, !=, >, >=: bit 0 true if less, bit 1 if equal, bit 2 if greater. */
    static const uint8_t accepted[MP_COMPARE_OP_COUNT] = {1, 3, 2, 5, 4, 6};
    return mp_from_bool(accepted[op] >> ((order > 0) - (order < 0) + 1) & 1);
}

mp_value mp_text_alloc(mp_vm *vm, mp_text_kind kind, size_t size, char **data) {
    if (kind == MP_TEXT_BYTEARRAY) {
        mp_value v = mp_bytearray_new(vm, NULL, size);
        *data = mp_is_error(v) ? NULL : (char *)mp_bytearray_get(v)->data;
        return v;
    }
    mp_str *s = mp_str_alloc(vm, kind == MP_TEXT_STR ? &mp_type_str : &mp_type_bytes, size);
    if (MP_UNLIKELY(s == NULL)) {
        return MP_ERROR;
    }
    *data = s->data;
    return mp_from_pointer(s);
}

mp_value mp_text_seal(mp_text_kind kind, mp_value v) {
    return kind == MP_TEXT_STR ? mp_str_finish(mp_str_get(v)) : v;
}

mp_value mp_text_concat(mp_vm *vm, mp_text_kind kind, mp_text a, mp_text b) {
    char *to;
    mp_value v = mp_text_alloc(vm, kind, a.size + b.size, &to);
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    mp_text_put(mp_text_put(to, a.data, a.size), b.data, b.size);
    return mp_text_seal(kind, v);
}

mp_value mp_text_repeat(mp_vm *vm, mp_value self, size_t count) {
    mp_text_kind kind = mp_text_kind_of(self);
    mp_text text = mp_text_of(self);
    if (count == 0 || text.size == 0) {
        return mp_text_new(vm, kind, NULL, 0);
    }
    if (count == 1) {
        return mp_text_part(vm, self, 0, text.size);
    }
    size_t size;
    if (mp_size_mul(text.size, count, &size)) {
        size = SIZE_MAX / 2; /* a MemoryError */
    }
    char *to;
    mp_value v = mp_text_alloc(vm, kind, size, &to);
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    memcpy(to, text.data, text.size);
    for (size_t done = text.size; done < size;) {
        size_t n = MP_MIN(done, size - done);
        memcpy(to + done, to, n);
        done += n;
    }
    return mp_text_seal(kind, v);
}

mp_value mp_text_times(mp_vm *vm, mp_value self, mp_value other, bool reflected) {
    size_t count;
    mp_value verdict = mp_sequence_times(vm, other, reflected, &count);
    return mp_is_none(verdict) ? mp_text_repeat(vm, self, count) : verdict;
}

bool mp_text_args(mp_vm *vm, const char *function, const mp_param *params, size_t count, size_t argc,
                  const mp_value *args, mp_kw kw, mp_value *out) {
    bool missing = argc == 0 && !(params[0].kind & MP_PARAM_OPTIONAL);
    if (MP_UNLIKELY(kw.count != 0 || argc > count || missing)) {
        return mp_args_bind(vm, function, params, count, argc, args, kw, out);
    }
    for (size_t i = 0; i < count; i++) {
        out[i] = i < argc ? args[i] : MP_UNBOUND;
    }
    return true;
}

bool mp_text_append_escape(mp_builder *b, uint32_t rune) {
    unsigned digits = rune < 0x100 ? 2 : rune < 0x10000 ? 4 : 8;
    mp_builder_append_byte(b, '\\');
    mp_builder_append_byte(b, digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
    for (unsigned i = digits; i-- > 0;) {
        mp_builder_append_byte(b, "0123456789abcdef"[rune >> (4 * i) & 15]);
    }
    return !b->failed;
}

static void append_quoted_rune(mp_builder *b, mp_text_kind kind, uint32_t rune, int quote) {
    if (rune == (uint32_t)quote || rune == '\\' || rune == '\'') {
        mp_builder_append_byte(b, '\\');
        mp_builder_append_byte(b, (int)rune);
    } else if (rune - ' ' < 127 - ' ') {
        mp_builder_append_byte(b, (int)rune);
    } else if (rune == '\n' || rune == '\r' || rune == '\t') {
        mp_builder_append_byte(b, '\\');
        mp_builder_append_byte(b, rune == '\n' ? 'n' : rune == '\r' ? 'r' : 't');
    } else if (kind == MP_TEXT_STR && rune >= 128 && (mp_rune_properties(rune) & MP_RUNE_PRINTABLE)) {
        mp_builder_append_rune(b, rune);
    } else {
        mp_text_append_escape(b, rune);
    }
}

bool mp_text_append_quoted(mp_builder *b, mp_text_kind kind, mp_text text) {
    bool single = text.size != 0 && memchr(text.data, '\'', text.size) != NULL;
    int quote = single && memchr(text.data, '"', text.size) == NULL ? '"' : '\'';
    int escaped = kind == MP_TEXT_BYTEARRAY ? '\'' : quote; /* in a bytearray whatever the quotes are */
    mp_builder_append_byte(b, quote);
    const char *p = text.data, *end = p + text.size;
    while (p < end) {
        /* a stretch that needs no escape */
        const char *start = p;
        while (p < end && *p >= ' ' && *p < 127 && *p != '\\' && *p != quote && *p != escaped) {
            p++;
        }
        mp_builder_append(b, start, (size_t)(p - start));
        if (p < end) {
            uint32_t rune = kind == MP_TEXT_STR ? mp_utf8_next(&p) : (uint8_t)*p++;
            append_quoted_rune(b, kind, rune, quote);
        }
    }
    return mp_builder_append_byte(b, quote);
}

mp_value mp_repr_ascii(mp_vm *vm, mp_value v) {
    mp_value text = mp_repr(vm, v);
    if (mp_is_error(text) || mp_str_ascii(text)) {
        return text;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    const char *p = mp_str_data(text), *end = p + mp_str_size(text);
    while (p < end) {
        uint32_t rune = mp_utf8_next(&p);
        if (rune < 128) {
            mp_builder_append_byte(&b, (int)rune);
        } else {
            mp_text_append_escape(&b, rune);
        }
    }
    return mp_builder_str(&b);
}
