/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The contents of array.array: items between values and bytes, memory, and making one.
 *
 * Invariants: those of array.h.
 */
#include "modules/array.h"

#include "base/packed.h"
#include "base/utf8.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"

static const char type_codes[] = "bBuhHiIlLqQfd";

/* Bytes of an item; 0 for a letter that is no type code. */
static size_t code_size(char code) {
    static const uint8_t sizes[] = {1, 1, 4, 2, 2, sizeof(int), sizeof(int), sizeof(long), sizeof(long), 8, 8, 4, 8};
    const char *at = code != 0 ? strchr(type_codes, code) : NULL;
    return at != NULL ? sizes[at - type_codes] : 0;
}

/* ---- items ---- */

mp_value mp_array_load(mp_vm *vm, const mp_array *self, size_t index) {
    size_t size = self->item_size;
    const uint8_t *at = self->data + index * size;
    switch (self->code) {
    case 'B':
        return MP_SMALL(*at);
    case 'f':
    case 'd':
        return mp_float_new(vm, mp_packed_real(mp_packed_read(at, size, MP_PACKED_NATIVE_BIG), size));
    case 'u': {
        uint32_t rune = (uint32_t)mp_packed_read(at, size, MP_PACKED_NATIVE_BIG);
        return rune <= 0x10FFFF ? mp_str_of_rune(vm, rune)
                                : mp_raise(vm, &mp_type_ValueError, "character U+%x is not in range [U+0000; U+10ffff]",
                                           (unsigned)rune);
    }
    case 'H':
    case 'I':
    case 'L':
    case 'Q':
        return mp_int_from_u64(vm, mp_packed_read(at, size, MP_PACKED_NATIVE_BIG));
    default:
        return mp_int_from_i64(vm, mp_packed_read_signed(at, size, MP_PACKED_NATIVE_BIG));
    }
}

/* OverflowError for an int that does not fit, worded by type code. */
static bool item_overflow(mp_vm *vm, char code, bool negative) {
    static const char small_codes[] = "bBhHi";
    static const char *const small_names[] = {"signed char", "unsigned byte integer", "signed short integer",
                                              "unsigned short", "signed integer"};
    const char *text = "int too big to convert";
    const char *small = strchr(small_codes, code);
    if (small != NULL) {
        return mp_fail(vm, &mp_type_OverflowError, "%s is %s", small_names[small - small_codes],
                       negative ? "less than minimum" : "greater than maximum");
    }
    if (code == 'l') {
        text = "Python int too large to convert to C long";
    } else if (code == 'Q' && negative) {
        text = "can't convert negative int to unsigned";
    } else if (code == 'I' || code == 'L') {
        text = negative      ? "can't convert negative value to unsigned int"
               : code == 'I' ? "unsigned int is greater than maximum"
                             : "Python int too large to convert to C unsigned long";
    }
    return mp_fail(vm, &mp_type_OverflowError, text);
}

static bool item_from_int(mp_vm *vm, char code, size_t size, mp_value v, mp_array_item *out) {
    v = mp_index_value(vm, v);
    if (mp_is_error(v)) {
        return false;
    }
    bool negative = mp_int_is_negative(v), fits;
    int64_t bits;
    if (strchr("BHILQ", code) != NULL) {
        uint64_t u = 0;
        fits = !negative && mp_int_to_u64(v, &u) && (size == 8 || u >> (size * 8) == 0);
        bits = (int64_t)u;
    } else {
        int64_t limit = INT64_MAX >> (64 - size * 8);
        fits = mp_int_to_i64(v, &bits) && bits >= -limit - 1 && bits <= limit;
    }
    if (!fits) {
        return item_overflow(vm, code, negative);
    }
    mp_packed_write(out->bytes, size, (uint64_t)bits, MP_PACKED_NATIVE_BIG);
    return true;
}

/* The bytes of a value as an item of arrays with this code. */
bool mp_array_item_make(mp_vm *vm, char code, mp_value v, mp_array_item *out) {
    size_t size = code_size(code);
    uint64_t bits;
    if (code == 'u') {
        if (!mp_str_is(v) || mp_str_length(v) != 1) {
            return mp_fail(vm, &mp_type_TypeError, "array item must be unicode character");
        }
        const char *text = mp_str_data(v);
        bits = mp_utf8_next(&text);
    } else if (code == 'f' || code == 'd') {
        mp_real x;
        if (!mp_real_value(vm, v, &x)) {
            return false;
        }
        (void)mp_packed_real_bits(x, size, &bits); /* too large: infinity */
    } else {
        return item_from_int(vm, code, size, v, out);
    }
    mp_packed_write(out->bytes, size, bits, MP_PACKED_NATIVE_BIG);
    return true;
}

/* ---- memory ---- */

bool mp_array_reserve(mp_vm *vm, mp_array *self, size_t count, bool exactly) {
    if (count <= self->capacity) {
        return true;
    }
    size_t capacity = exactly ? count : count + (count >> 3) + 4;
    if (capacity < count) {
        capacity = count;
    }
    size_t size;
    if (mp_size_mul(capacity, self->item_size, &size)) {
        size = SIZE_MAX; /* fails below */
    }
    uint8_t *data = mp_gc_io_resize(vm, self->data, size);
    if (data == NULL) {
        return false;
    }
    mp_gc_store_pointer(vm, &self->data, data);
    self->capacity = capacity;
    return true;
}

mp_array *mp_array_alloc(mp_vm *vm, const mp_type *type, char code, size_t count) {
    mp_array *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    self->code = code;
    self->item_size = (uint8_t)code_size(code);
    if (!mp_array_reserve(vm, self, count, true)) {
        return NULL;
    }
    self->count = count;
    return self;
}

/* A new array with a copy of some items of this one. */
mp_value mp_array_part(mp_vm *vm, const mp_array *self, size_t start, size_t count) {
    mp_array *result = mp_array_alloc(vm, &mp_type_array, self->code, count);
    if (result == NULL) {
        return MP_ERROR;
    }
    if (count != 0) {
        memcpy(result->data, self->data + start * self->item_size, count * self->item_size);
    }
    return mp_from_pointer(result);
}

/* Replaces items [start, stop) by `count` items at `from`, which is not in this array. */
bool mp_array_splice(mp_vm *vm, mp_array *self, size_t start, size_t stop, const uint8_t *from, size_t count) {
    size_t tail = self->count - stop, total, size = self->item_size;
    if (mp_size_add(start + tail, count, &total)) {
        total = SIZE_MAX; /* fails below */
    }
    if (!mp_array_reserve(vm, self, total, false)) {
        return false;
    }
    if (tail != 0) {
        memmove(self->data + (start + count) * size, self->data + stop * size, tail * size);
    }
    if (count != 0) {
        memcpy(self->data + start * size, from, count * size);
    }
    self->count = total;
    return true;
}

bool mp_array_push(mp_vm *vm, mp_array *self, mp_value v) {
    mp_array_item item;
    return mp_array_item_make(vm, self->code, v, &item) &&
           mp_array_splice(vm, self, self->count, self->count, item.bytes, 1);
}

/* Appends a copy of another array, or of itself. */
bool mp_array_push_array(mp_vm *vm, mp_array *self, const mp_array *other) {
    if (self->code != other->code) {
        return mp_fail(vm, &mp_type_TypeError, "can only extend with array of same kind");
    }
    size_t count = other->count, total;
    if (mp_size_add(self->count, count, &total)) {
        total = SIZE_MAX;
    }
    if (!mp_array_reserve(vm, self, total, false)) {
        return false;
    }
    if (count != 0) {
        memcpy(self->data + self->count * self->item_size, other->data, count * self->item_size);
    }
    self->count = total;
    return true;
}

bool mp_array_push_all(mp_vm *vm, mp_array *self, mp_value iterable) {
    mp_value iterator = mp_iter(vm, iterable);
    if (mp_is_error(iterator)) {
        return false;
    }
    for (;;) {
        mp_value v = mp_next(vm, iterator);
        if (mp_is_stop(v)) {
            return true;
        }
        if (mp_is_error(v) || !mp_array_push(vm, self, v)) {
            return false;
        }
    }
}

bool mp_array_push_bytes(mp_vm *vm, mp_array *self, mp_value source) {
    mp_buffer buffer;
    if (!mp_buffer_get(vm, source, &buffer)) {
        return false;
    }
    if (buffer.item_size != 1) {
        return mp_fail(vm, &mp_type_TypeError, "a bytes-like object is required");
    }
    if (buffer.size % self->item_size != 0) {
        return mp_fail(vm, &mp_type_ValueError, "bytes length not a multiple of item size");
    }
    if (buffer.data >= self->data && buffer.data < self->data + self->capacity * self->item_size) {
        /* a view of this array: growing would pull it away */
        source = mp_bytes_new(vm, buffer.data, buffer.size);
        if (mp_is_error(source)) {
            return false;
        }
        buffer.data = (uint8_t *)mp_str_get(source)->data;
    }
    return mp_array_splice(vm, self, self->count, self->count, buffer.data, buffer.size / self->item_size);
}

bool mp_array_push_text(mp_vm *vm, mp_array *self, mp_value str) {
    const char *text = mp_str_data(str), *end = text + mp_str_size(str);
    while (text < end) {
        mp_array_item item;
        mp_packed_write(item.bytes, 4, mp_utf8_next(&text), MP_PACKED_NATIVE_BIG);
        if (!mp_array_splice(vm, self, self->count, self->count, item.bytes, 1)) {
            return false;
        }
    }
    return true;
}

/* ---- making one ---- */

static bool array_fill(mp_vm *vm, mp_array *self, mp_value source) {
    bool text = self->code == 'u';
    if (mp_str_is(source)) {
        return text ? mp_array_push_text(vm, self, source)
                    : mp_fail(vm, &mp_type_TypeError, "cannot use a str to initialize an array with typecode '%c'",
                              self->code);
    }
    if (mp_array_is(source)) {
        const mp_array *other = mp_array_get(source);
        if (other->code == 'u' && !text) {
            return mp_fail(vm, &mp_type_TypeError,
                           "cannot use a unicode array to initialize an array with typecode '%c'", self->code);
        }
        if (other->code == self->code) {
            return mp_array_reserve(vm, self, other->count, true) && mp_array_push_array(vm, self, other);
        }
    }
    if (mp_bytes_is(source) || mp_is_instance(source, &mp_type_bytearray)) {
        return mp_array_push_bytes(vm, self, source);
    }
    if (mp_is_exact(source, &mp_type_list) || mp_is_exact(source, &mp_type_tuple)) {
        if (!mp_array_reserve(vm, self, mp_items_of(source).count, true)) {
            return false;
        }
    }
    return mp_array_push_all(vm, self, source);
}

mp_value mp_array_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (type == &mp_type_array && !mp_args_no_kw(vm, "array.array", kw)) {
        return MP_ERROR;
    }
    if (argc < 1 || argc > 2) {
        return mp_raise(vm, &mp_type_TypeError, "array() takes at %s (%zu given)",
                        argc < 1 ? "least 1 argument" : "most 2 arguments", argc);
    }
    mp_value code = args[0];
    if (!mp_str_is(code) || mp_str_length(code) != 1) {
        return mp_raise(vm, &mp_type_TypeError, "array() argument 1 must be a unicode character, not %A", code);
    }
    char letter = mp_str_data(code)[0];
    if (code_size(letter) == 0) {
        return mp_raise(vm, &mp_type_ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    }
    mp_array *self = mp_array_alloc(vm, type, letter, 0);
    if (self == NULL || (argc == 2 && !array_fill(vm, self, args[1]))) {
        return MP_ERROR;
    }
    return mp_from_pointer(self);
}
