/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Methods of str, bytes and bytearray that fill up: center, ljust, rjust, zfill, expandtabs.
 */
#include "objects/bytes.h"
#include "objects/text.h"

/* The fill character, as its bytes. */
static bool fill_get(mp_vm *vm, mp_text_kind kind, mp_value v, const char *method, mp_text *out) {
    if (kind == MP_TEXT_STR) {
        if (!mp_str_is(v)) {
            return mp_fail(vm, &mp_type_TypeError, "The fill character must be a unicode character, not %T", v);
        }
        if (mp_str_length(v) != 1) {
            return mp_fail(vm, &mp_type_TypeError, "The fill character must be exactly one character long");
        }
        *out = mp_text_of(v);
        return true;
    }
    if (!(mp_bytes_is(v) || mp_bytearray_is(v)) || mp_text_of(v).size != 1) {
        return mp_fail(vm, &mp_type_TypeError, "%s() argument 2 must be a byte string of length 1, not %A", method, v);
    }
    *out = mp_text_of(v);
    return true;
}

static char *put_fill(char *to, mp_text fill, size_t count) {
    if (fill.size == 1) {
        memset(to, fill.data[0], count);
        return to + count;
    }
    for (; count > 0; count--) {
        to = mp_text_put(to, fill.data, fill.size);
    }
    return to;
}

static mp_value pad(mp_vm *vm, mp_value self, mp_text fill, size_t left, size_t right) {
    mp_text_kind kind = mp_text_kind_of(self);
    mp_text text = mp_text_of(self);
    size_t size;
    if (mp_size_mul(left + right, fill.size, &size) || mp_size_add(size, text.size, &size)) {
        size = SIZE_MAX / 2;
    }
    char *to;
    mp_value v = mp_text_alloc(vm, kind, size, &to);
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    to = put_fill(to, fill, left);
    to = mp_text_put(to, text.data, text.size);
    put_fill(to, fill, right);
    return mp_text_seal(kind, v);
}

typedef enum side { SIDE_LEFT, SIDE_RIGHT, SIDE_BOTH } side;

static mp_value justify(mp_vm *vm, size_t argc, const mp_value *args, side where, const char *method) {
    mp_value self = args[0];
    mp_text_kind kind = mp_text_kind_of(self);
    intptr_t width;
    mp_text fill = {" ", 1};
    if (!mp_index_get(vm, args[1], &width) || (argc > 2 && !fill_get(vm, kind, args[2], method, &fill))) {
        return MP_ERROR;
    }
    size_t length = mp_text_length(kind, self);
    if (width < 0 || (size_t)width <= length) {
        return mp_text_part(vm, self, 0, mp_text_of(self).size);
    }
    size_t count = (size_t)width - length, left = 0;
    if (where == SIDE_LEFT) {
        left = count;
    } else if (where == SIDE_BOTH) {
        left = count / 2 + (count & (size_t)width & 1);
    }
    return pad(vm, self, fill, left, count - left);
}

mp_value mp_text_center(mp_vm *vm, size_t argc, const mp_value *args) {
    return justify(vm, argc, args, SIDE_BOTH, "center");
}

mp_value mp_text_ljust(mp_vm *vm, size_t argc, const mp_value *args) {
    return justify(vm, argc, args, SIDE_RIGHT, "ljust");
}

mp_value mp_text_rjust(mp_vm *vm, size_t argc, const mp_value *args) {
    return justify(vm, argc, args, SIDE_LEFT, "rjust");
}

mp_value mp_text_zfill(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value self = args[0];
    mp_text_kind kind = mp_text_kind_of(self);
    intptr_t width;
    if (!mp_index_get(vm, args[1], &width)) {
        return MP_ERROR;
    }
    size_t length = mp_text_length(kind, self);
    if (width < 0 || (size_t)width <= length) {
        return mp_text_part(vm, self, 0, mp_text_of(self).size);
    }
    size_t count = (size_t)width - length;
    mp_value v = pad(vm, self, (mp_text){"0", 1}, count, 0);
    mp_text text = mp_text_of(self);
    if (mp_is_error(v) || text.size == 0 || (text.data[0] != '+' && text.data[0] != '-')) {
        return v;
    }
    char *data = kind == MP_TEXT_BYTEARRAY ? (char *)mp_bytearray_get(v)->data : mp_str_get(v)->data;
    data[0] = text.data[0];
    data[count] = '0';
    return mp_text_seal(kind, v);
}

mp_value mp_text_expandtabs(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(tabsize, MP_PARAM_OPTIONAL)};
    mp_value self = args[0], option;
    mp_text_kind kind = mp_text_kind_of(self);
    intptr_t tab = 8;
    if (!mp_text_args(vm, "expandtabs", params, 1, argc - 1, args + 1, kw, &option) ||
        (!mp_is_unbound(option) && !mp_index_get(vm, option, &tab))) {
        return MP_ERROR;
    }
    mp_text text = mp_text_of(self);
    bool flat = mp_text_is_flat(kind, self);
    size_t column = 0;
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0; i < text.size; i++) {
        int c = (uint8_t)text.data[i];
        if (c == '\t') {
            size_t count = tab <= 0 ? 0 : (size_t)tab - column % (size_t)tab;
            mp_builder_append_repeated(&b, ' ', count);
            column += count;
            continue;
        }
        mp_builder_append_byte(&b, c);
        if (flat || (c & 0xC0) != 0x80) {
            column++;
        }
        if (c == '\n' || c == '\r') {
            column = 0;
        }
    }
    return mp_text_build(kind, &b);
}
