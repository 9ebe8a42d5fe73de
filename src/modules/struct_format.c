/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The formats of the module struct: reading them, packing and unpacking.
 *
 * Invariants: a format is short, so it is read anew each time; nothing is compiled or cached. Sizes are checked for
 * overflow while a format is measured, and not again.
 */
#include "modules/struct_format.h"

#include "base/packed.h"
#include "objects/exception_all.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* The codes that take a number of `size` bytes, in standard and in native formats (0: not there). */
typedef struct code_row {
    char code;
    char kind; /* i: signed, u: unsigned, f: float, or the code itself */
    uint8_t standard, native;
} code_row;

static const code_row code_rows[] = {
    {'x', 'x', 1, 1},
    {'c', 'c', 1, 1},
    {'b', 'i', 1, 1},
    {'B', 'u', 1, 1},
    {'?', '?', 1, sizeof(bool)},
    {'h', 'i', 2, sizeof(short)},
    {'H', 'u', 2, sizeof(short)},
    {'i', 'i', 4, sizeof(int)},
    {'I', 'u', 4, sizeof(int)},
    {'l', 'i', 4, sizeof(long)},
    {'L', 'u', 4, sizeof(long)},
    {'q', 'i', 8, sizeof(long long)},
    {'Q', 'u', 8, sizeof(long long)},
    {'n', 'i', 0, sizeof(size_t)},
    {'N', 'u', 0, sizeof(size_t)},
    {'P', 'P', 0, sizeof(void *)},
    {'e', 'f', 2, 2},
    {'f', 'f', 4, 4},
    {'d', 'f', 8, 8},
    {'s', 's', 1, 1},
    {'p', 'p', 1, 1},
};

static const code_row *code_find(char code) {
    for (size_t i = 0; i < MP_COUNT_OF(code_rows); i++) {
        if (code_rows[i].code == code) {
            return &code_rows[i];
        }
    }
    return NULL;
}

/* Numbers of up to 8 bytes align to their size, but for the ABIs on which 8 bytes align to 4. */
static size_t alignment_of(size_t size) {
    struct probe {
        char c;
        long long q;
    };
    return MP_MIN(size, offsetof(struct probe, q));
}

/* ---- reading ---- */

void mp_struct_start(mp_struct_reader *reader, mp_value format) {
    reader->at = mp_str_data(format);
    reader->end = reader->at + mp_str_size(format);
    reader->native = false;
    reader->big = MP_PACKED_NATIVE_BIG;
    reader->offset = 0;
    switch (reader->at < reader->end ? *reader->at : 0) {
    case '<':
        reader->big = false;
        break;
    case '>':
    case '!':
        reader->big = true;
        break;
    case '=':
        break;
    case '@':
        reader->native = true;
        break;
    default:
        reader->native = true;
        return;
    }
    reader->at++;
}

static int format_error(mp_vm *vm, const char *text) {
    (void)mp_raise(vm, &mp_type_struct_error, text);
    return -1;
}

/* The number in front of a code. */
static int repeat_read(mp_vm *vm, mp_struct_reader *reader, size_t *out) {
    *out = 1;
    if (*reader->at < '0' || *reader->at > '9') {
        return 1;
    }
    size_t n = 0;
    for (; reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9'; reader->at++) {
        if (mp_size_mul(n, 10, &n) || mp_size_add(n, (size_t)(*reader->at - '0'), &n)) {
            return format_error(vm, "total struct size too long");
        }
    }
    *out = n;
    return reader->at < reader->end ? 1 : format_error(vm, "repeat count given without format specifier");
}

int mp_struct_next(mp_vm *vm, mp_struct_reader *reader, mp_struct_item *item) {
    while (reader->at < reader->end && (*reader->at == ' ' || (*reader->at >= '\t' && *reader->at <= '\r'))) {
        reader->at++;
    }
    if (reader->at == reader->end) {
        return 0;
    }
    if (repeat_read(vm, reader, &item->repeat) < 0) {
        return -1;
    }
    if (*reader->at == 0) {
        return format_error(vm, "embedded null character");
    }
    const code_row *row = code_find(*reader->at++);
    size_t size = row == NULL ? 0 : reader->native ? row->native : row->standard, bytes;
    if (size == 0) {
        return format_error(vm, "bad char in struct format");
    }
    item->code = row->code;
    item->size = size;
    if (reader->native) {
        size_t alignment = alignment_of(size);
        reader->offset = (reader->offset + alignment - 1) / alignment * alignment;
    }
    item->offset = reader->offset;
    if (mp_size_mul(size, item->repeat, &bytes) || mp_size_add(reader->offset, bytes, &reader->offset) ||
        reader->offset > INTPTR_MAX - 16) {
        return format_error(vm, "total struct size too long");
    }
    return 1;
}

/* How many values an item stands for. */
static size_t item_values(const mp_struct_item *item) {
    return item->code == 'x' ? 0 : item->code == 's' || item->code == 'p' ? 1 : item->repeat;
}

bool mp_struct_measure(mp_vm *vm, mp_value format, size_t *size, size_t *count) {
    if (!mp_str_is(format) && !mp_bytes_is(format)) {
        return mp_fail(vm, &mp_type_TypeError, "Struct() argument 1 must be a str or bytes object, not %T", format);
    }
    mp_struct_reader reader;
    mp_struct_item item;
    mp_struct_start(&reader, format);
    *count = 0;
    for (;;) {
        int more = mp_struct_next(vm, &reader, &item);
        if (more <= 0) {
            *size = reader.offset;
            return more == 0;
        }
        *count += item_values(&item);
    }
}

/* ---- packing ---- */

/* The bytes of one value, and how many of `size` there are (the rest is zeros). */
typedef struct packed_value {
    uint8_t number[8];
    const uint8_t *data;
    size_t size;
} packed_value;

/* CPython words it by the function it packs with: another one for big-endian numbers. */
static bool int_overflow(mp_vm *vm, const mp_struct_item *item, bool is_signed, bool big, mp_value v) {
    static const char *const names[] = {"byte", "ubyte", "short", "ushort"};
    size_t size = item->size;
    int64_t number;
    if (size == 8 && big) {
        return mp_fail(vm, &mp_type_struct_error, "int too large to convert");
    }
    bool refused = mp_int_is_negative(v) && !is_signed && (big ? size > 1 : size == 4);
    if (size == 8 || refused || !mp_int_to_i64(v, &number)) {
        return mp_fail(vm, &mp_type_struct_error, "argument out of range");
    }
    size_t bits = size * 8;
    intptr_t low = is_signed ? -1 - (intptr_t)(((uint64_t)1 << (bits - 1)) - 1) : 0;
    size_t high = (size_t)(((uint64_t)1 << (is_signed ? bits - 1 : bits)) - 1);
    if (size == 4 || (big && size == 2)) {
        return mp_fail(vm, &mp_type_struct_error, "'%c' format requires %zd <= number <= %zu", item->code, low, high);
    }
    return mp_fail(vm, &mp_type_struct_error, "%s format requires %zd <= number <= %zu",
                   names[(size - 1) * 2 + !is_signed], low, high);
}

static bool pack_int(mp_vm *vm, const mp_struct_item *item, char kind, bool big, mp_value v, packed_value *out) {
    if (!mp_int_is(v)) {
        if (!mp_sequence_has_index(vm, v)) {
            return mp_fail(vm, &mp_type_struct_error, "required argument is not an integer");
        }
        v = mp_index_value(vm, v);
        if (mp_is_error(v)) {
            return false;
        }
    }
    size_t size = item->size;
    bool negative = mp_int_is_negative(v), is_signed = kind == 'i', fits;
    int64_t bits = 0;
    bool in_64 = mp_int_to_i64(v, &bits);
    if (kind == 'P') {
        uint64_t u = (uint64_t)bits;
        if (!in_64 && (negative || !mp_int_to_u64(v, &u))) {
            return mp_fail(vm, &mp_type_struct_error, "int too large to convert");
        }
        bits = (int64_t)u;
        fits = true;
    } else if (is_signed) {
        int64_t limit = INT64_MAX >> (64 - size * 8);
        fits = in_64 && bits >= -limit - 1 && bits <= limit;
    } else {
        uint64_t u = 0;
        fits = !negative && mp_int_to_u64(v, &u) && (size == 8 || u >> (size * 8) == 0);
        bits = (int64_t)u;
    }
    if (!fits) {
        return int_overflow(vm, item, is_signed, big, v);
    }
    mp_packed_write(out->number, size, (uint64_t)bits, big);
    return true;
}

static bool pack_real(mp_vm *vm, const mp_struct_item *item, bool native, bool big, mp_value v, packed_value *out) {
    mp_real x;
    if (!mp_real_value(vm, v, &x)) {
        if (!mp_exception_matches(vm, &mp_type_TypeError) && !mp_exception_matches(vm, &mp_type_OverflowError)) {
            return false;
        }
        (void)mp_exception_take(vm);
        return mp_fail(vm, &mp_type_struct_error, "required argument is not a float");
    }
    uint64_t bits;
    if (!mp_packed_real_bits(x, item->size, &bits) && !(native && item->code == 'f')) {
        return mp_fail(vm, &mp_type_OverflowError, "float too large to pack with %c format", item->code);
    }
    mp_packed_write(out->number, item->size, bits, big);
    return true;
}

/* 's' and 'p': bytes, cut or filled up with zeros to item->repeat. */
static bool pack_text(mp_vm *vm, const mp_struct_item *item, mp_value v, packed_value *out) {
    mp_buffer buffer;
    if (!mp_bytes_is(v) && !mp_is_instance(v, &mp_type_bytearray)) {
        return mp_fail(vm, &mp_type_struct_error, "argument for '%c' must be a bytes object", item->code);
    }
    if (!mp_buffer_get(vm, v, &buffer)) {
        return false;
    }
    out->data = buffer.data;
    out->size = MP_MIN(buffer.size, item->code == 'p' && item->repeat > 0 ? item->repeat - 1 : item->repeat);
    return true;
}

/* Converts a value for an item; out->data and out->size are preset for numbers. */
static bool pack_value(mp_vm *vm, const mp_struct_reader *reader, const mp_struct_item *item, mp_value v,
                       packed_value *out) {
    char kind = code_find(item->code)->kind;
    bool truth;
    switch (kind) {
    case 'f':
        return pack_real(vm, item, reader->native, reader->big, v, out);
    case 's':
    case 'p':
        return pack_text(vm, item, v, out);
    case 'c':
        if (!mp_bytes_is(v) || mp_str_size(v) != 1) {
            return mp_fail(vm, &mp_type_struct_error, "char format requires a bytes object of length 1");
        }
        out->number[0] = (uint8_t)mp_str_data(v)[0];
        return true;
    case '?':
        if (!mp_truth(vm, v, &truth)) {
            return false;
        }
        out->number[0] = truth;
        return true;
    default:
        return pack_int(vm, item, kind, reader->big, v, out);
    }
}

bool mp_struct_pack(mp_vm *vm, mp_value format, const mp_value *values, mp_struct_target data, void *target) {
    mp_struct_reader reader;
    mp_struct_item item;
    mp_struct_start(&reader, format);
    while (mp_struct_next(vm, &reader, &item) > 0) {
        bool text = item.code == 's' || item.code == 'p';
        size_t count = item_values(&item), offset = item.offset;
        size_t room = text ? item.repeat : item.size;
        for (size_t i = 0; i < count; i++, offset += room) {
            packed_value value = {.data = value.number, .size = item.size};
            if (!pack_value(vm, &reader, &item, *values++, &value)) {
                return false;
            }
            uint8_t *to = data(vm, target);
            if (to == NULL) {
                return false;
            }
            to += offset;
            size_t skip = item.code == 'p' && room > 0;
            if (skip) {
                *to = (uint8_t)MP_MIN(value.size, 255);
            }
            if (value.size != 0) {
                memmove(to + skip, value.data, value.size);
            }
            if (text && room > value.size + skip) {
                memset(to + skip + value.size, 0, room - value.size - skip);
            }
        }
    }
    return true;
}

/* ---- unpacking ---- */

static mp_value unpack_value(mp_vm *vm, const mp_struct_item *item, bool big, const uint8_t *at) {
    size_t size = item->size;
    switch (code_find(item->code)->kind) {
    case 'c':
        return mp_bytes_new(vm, at, 1);
    case '?':
        return mp_from_bool(*at != 0);
    case 'i':
        return mp_int_from_i64(vm, mp_packed_read_signed(at, size, big));
    case 'f':
        return mp_float_new(vm, mp_packed_real(mp_packed_read(at, size, big), size));
    case 's':
        return mp_bytes_new(vm, at, item->repeat);
    case 'p': {
        size_t count = item->repeat == 0 ? 0 : MP_MIN(*at, item->repeat - 1);
        return mp_bytes_new(vm, at + (item->repeat != 0), count);
    }
    default:
        return mp_int_from_u64(vm, mp_packed_read(at, size, big));
    }
}

mp_value mp_struct_unpack(mp_vm *vm, mp_value format, size_t count, const uint8_t *data) {
    mp_value result = mp_tuple_new(vm, count, NULL);
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    mp_struct_reader reader;
    mp_struct_item item;
    mp_struct_start(&reader, format);
    for (size_t n = 0; mp_struct_next(vm, &reader, &item) > 0;) {
        size_t values = item_values(&item);
        for (size_t i = 0; i < values; i++) {
            mp_value v = unpack_value(vm, &item, reader.big, data + item.offset + i * item.size);
            if (mp_is_error(v)) {
                return MP_ERROR;
            }
            mp_gc_store(vm, &mp_tuple_get(result)->items[n++], v);
        }
    }
    return result;
}

/* ---- the exception ---- */

const mp_type mp_type_struct_error = {{{(const mp_head *)&mp_type_type}, &mp_type_struct_error},
                                      MP_OPS_OF(mp_exception_ops),
                                      &mp_type_Exception,
                                      &mp_type_BaseException,
                                      MP_VALUE_INIT(mp_names.mp_name_error),
                                      NULL,
                                      0,
                                      MP_TYPE_EXCEPTION,
                                      sizeof(mp_exception)};
