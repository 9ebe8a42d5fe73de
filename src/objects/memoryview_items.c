/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The items of memoryviews: what their formats mean.
 */
#include "objects/memoryview.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"

bool mp_memory_is_byte(char format) {
    return format == 'B' || format == 'b' || format == 'c';
}

static bool is_signed_format(char format) {
    return strchr("bhilqn", format) != NULL;
}

size_t mp_memory_format_size(char format) {
    switch (format) {
    case 'B': case 'b': case 'c': case '?': return 1;
    case 'h': case 'H': return sizeof(short);
    case 'i': case 'I': return sizeof(int);
    case 'l': case 'L': return sizeof(long);
    case 'q': case 'Q': return sizeof(long long);
    case 'n': case 'N': case 'P': return sizeof(size_t);
    case 'f': return sizeof(float);
    case 'd': return sizeof(double);
    default: return 0;
    }
}

/* An integer of 1, 2, 4 or 8 bytes in native order. */
static uint64_t load_bits(const uint8_t *p, size_t size) {
    uint8_t u8;
    uint16_t u16;
    uint32_t u32;
    uint64_t u64;
    switch (size) {
    case 1: memcpy(&u8, p, 1); return u8;
    case 2: memcpy(&u16, p, 2); return u16;
    case 4: memcpy(&u32, p, 4); return u32;
    default: memcpy(&u64, p, 8); return u64;
    }
}

static void store_bits(uint8_t *p, size_t size, uint64_t bits) {
    uint8_t u8 = (uint8_t)bits;
    uint16_t u16 = (uint16_t)bits;
    uint32_t u32 = (uint32_t)bits;
    switch (size) {
    case 1: memcpy(p, &u8, 1); break;
    case 2: memcpy(p, &u16, 2); break;
    case 4: memcpy(p, &u32, 4); break;
    default: memcpy(p, &bits, 8); break;
    }
}

mp_value mp_memory_load(mp_vm *vm, const mp_memory_items *m, const uint8_t *p) {
    float single;
    double wide;
    switch (m->format) {
    case 'B': return MP_SMALL(*p);
    case 'c': return mp_bytes_new(vm, p, 1);
    case '?': return mp_from_bool(*p != 0);
    case 'f': memcpy(&single, p, sizeof single); return mp_float_new(vm, (mp_real)single);
    case 'd': memcpy(&wide, p, sizeof wide); return mp_float_new(vm, (mp_real)wide);
    default: break;
    }
    if (mp_memory_format_size(m->format) != m->item_size || m->item_size == 0) {
        return mp_raise(vm, &mp_type_NotImplementedError, "memoryview: format %c not supported", m->format);
    }
    uint64_t bits = load_bits(p, m->item_size);
    if (is_signed_format(m->format)) {
        unsigned shift = 64 - 8 * (unsigned)m->item_size;
        return mp_int_from_i64(vm, (int64_t)(bits << shift) >> shift);
    }
    return mp_int_from_u64(vm, bits);
}

static bool fail_invalid(mp_vm *vm, bool type, char format) {
    return mp_fail(vm, type ? &mp_type_TypeError : &mp_type_ValueError, "memoryview: invalid %s for format '%c'",
                   type ? "type" : "value", format);
}

bool mp_memory_pack(mp_vm *vm, char format, size_t size, mp_value v, uint8_t out[8]) {
    if (format == 'c') {
        if (!mp_bytes_is(v)) {
            return fail_invalid(vm, true, format);
        }
        out[0] = (uint8_t)mp_str_data(v)[0];
        return mp_str_size(v) == 1 || fail_invalid(vm, false, format);
    }
    if (format == '?') {
        bool truth = false;
        bool ok = mp_truth(vm, v, &truth);
        out[0] = truth;
        return ok;
    }
    if (format == 'f' || format == 'd') {
        mp_real x;
        if (mp_str_is(v) || mp_buffer_is(v)) {
            return fail_invalid(vm, true, format);
        }
        if (!mp_real_value(vm, v, &x)) {
            return mp_exception_catch(vm, &mp_type_TypeError) && fail_invalid(vm, true, format);
        }
        float single = (float)x;
        double wide = (double)x;
        memcpy(out, format == 'f' ? (const void *)&single : (const void *)&wide, size);
        return true;
    }
    if (!mp_sequence_has_index(vm, v)) {
        return fail_invalid(vm, true, format);
    }
    mp_value index = mp_index_value(vm, v);
    if (mp_is_error(index)) {
        return false;
    }
    int64_t i = 0;
    uint64_t u = 0;
    bool fits;
    if (is_signed_format(format)) {
        int64_t limit = (int64_t)(UINT64_MAX >> (65 - 8 * size));
        fits = mp_int_to_i64(index, &i) && i >= -limit - 1 && i <= limit;
        u = (uint64_t)i;
    } else {
        fits = mp_int_to_u64(index, &u) && u <= UINT64_MAX >> (64 - 8 * size);
    }
    store_bits(out, size, u);
    return fits || fail_invalid(vm, false, format);
}

bool mp_memory_equal(mp_vm *vm, const mp_memory_items *a, const mp_memory_items *b, bool *out) {
    bool plain = a->format == b->format && a->format != 'f' && a->format != 'd';
    *out = true;
    for (size_t i = 0; *out && i < a->count; i++) {
        if (plain) {
            *out = memcmp(mp_memory_at(a, i), mp_memory_at(b, i), a->item_size) == 0;
            continue;
        }
        mp_value x = mp_memory_load(vm, a, mp_memory_at(a, i));
        mp_value y = mp_is_error(x) ? MP_ERROR : mp_memory_load(vm, b, mp_memory_at(b, i));
        if (mp_is_error(y) || !mp_compare_truth(vm, MP_EQ, x, y, out)) {
            return false;
        }
    }
    return true;
}
