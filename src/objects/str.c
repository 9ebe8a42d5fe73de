/* SPDX-License-Identifier: MIT
 *
 * Layer 2. str (and the making of bytes, which have the same struct): allocation, hash, operators, repr, iteration.
 * The methods are in str_methods.c.
 *
 * The hash of up to 32 bytes is FNV-1a, so that the generator of the constant names can compute it; longer strs are
 * hashed two words at a time, and of very long ones only both ends and samples between them, so that making a str
 * costs little more than copying it.
 */
#include "objects/builder.h"
#include "objects/bytes.h"
#include "objects/format.h"
#include "objects/iterator.h"
#include "objects/sequence.h"
#include "objects/text.h"

enum { FNV_SIZE_MAX = 32, FULL_HASH_SIZE_MAX = 4096, HASH_END_SIZE = 256, HASH_SAMPLE_COUNT = 32, HASH_SAMPLE_SIZE = 32 };

#define WORD sizeof(uintptr_t)
#define WORD_BITS (WORD * 8)
#define HASH_PRIME_1 ((uintptr_t)0x9E3779B185EBCA87u)
#define HASH_PRIME_2 ((uintptr_t)0xC2B2AE3D27D4EB4Fu)

static inline uintptr_t rotate(uintptr_t x, unsigned n) {
    return x << n | x >> (WORD_BITS - n);
}

static inline uintptr_t word_load(const char *data) {
    uintptr_t word;
    memcpy(&word, data, sizeof word);
    return word;
}

typedef struct wide_hash {
    uintptr_t a, b;
} wide_hash;

static inline void wide_hash_round(wide_hash *h, const char *data) {
    h->a = rotate(h->a + word_load(data) * HASH_PRIME_2, WORD_BITS / 2 - 1) * HASH_PRIME_1;
    h->b = rotate(h->b + word_load(data + WORD) * HASH_PRIME_2, WORD_BITS / 2 - 1) * HASH_PRIME_1;
}

/* Takes in size >= 2 * WORD bytes; the last round overlaps the one before. */
static void wide_hash_add(wide_hash *h, const char *data, size_t size) {
    const char *last = data + size - 2 * WORD;
    for (; data < last; data += 2 * WORD) {
        wide_hash_round(h, data);
    }
    wide_hash_round(h, last);
}

static MP_NOINLINE uint32_t hash_long(const char *data, size_t size) {
    wide_hash h = {size, HASH_PRIME_2};
    if (size <= FULL_HASH_SIZE_MAX) {
        wide_hash_add(&h, data, size);
    } else {
        size_t step = (size - 2 * HASH_END_SIZE) / HASH_SAMPLE_COUNT;
        wide_hash_add(&h, data, HASH_END_SIZE);
        for (size_t i = 0; i < HASH_SAMPLE_COUNT; i++) {
            wide_hash_add(&h, data + HASH_END_SIZE + i * step, HASH_SAMPLE_SIZE);
        }
        wide_hash_add(&h, data + size - HASH_END_SIZE, HASH_END_SIZE);
    }
    uintptr_t mixed = h.a ^ rotate(h.b, WORD_BITS / 4);
    mixed ^= mixed >> (WORD_BITS / 2 - 1);
    mixed *= HASH_PRIME_2;
    return (uint32_t)(mixed ^ mixed >> (WORD_BITS / 2));
}

/* The hash of up to FNV_SIZE_MAX bytes; *any has all their bits. */
static inline uint32_t hash_short(const char *data, size_t size, unsigned *any) {
    uint32_t h = 0x811C9DC5u;
    for (size_t i = 0; i < size; i++) {
        h = (h ^ (uint8_t)data[i]) * 0x01000193u;
        *any |= (uint8_t)data[i];
    }
    return h;
}

uint32_t mp_str_hash_bytes(const char *data, size_t size) {
    unsigned any = 0;
    return size <= FNV_SIZE_MAX ? hash_short(data, size, &any) : hash_long(data, size);
}

/* size > FNV_SIZE_MAX */
static bool is_ascii_long(const char *data, size_t size) {
    const uintptr_t high = (uintptr_t)-1 / 255 * 0x80;
    const char *last = data + size - 2 * WORD;
    for (; data < last; data += 2 * WORD) {
        if ((word_load(data) | word_load(data + WORD)) & high) {
            return false;
        }
    }
    return ((word_load(last) | word_load(last + WORD)) & high) == 0;
}

/* The object of an exact type. Sizes that are too large become one that no heap has. */
static inline mp_str *alloc_plain(mp_vm *vm, const mp_type *type, size_t size) {
    mp_str *s =
        mp_gc_new_leaf(vm, type, MP_LIKELY(size <= MP_STR_SIZE_MAX) ? offsetof(mp_str, data) + size + 1 : SIZE_MAX);
    if (MP_LIKELY(s != NULL)) {
        s->size_flags = (uint32_t)size << 2;
        s->hash = 0;
        s->data[size] = 0;
    }
    return s;
}

mp_str *mp_str_alloc(mp_vm *vm, const mp_type *type, size_t size) {
    bool plain = type == &mp_type_str || type == &mp_type_bytes || size > MP_STR_SIZE_MAX;
    mp_str *s = plain ? alloc_plain(vm, type, size) : mp_object_alloc(vm, type, offsetof(mp_str, data) + size + 1);
    if (s != NULL) {
        s->size_flags = (uint32_t)size << 2;
    }
    return s;
}

/* Sets flags and hash of `size` bytes. */
static inline void str_finish(mp_str *s, size_t size) {
    uint32_t hash;
    unsigned any = 0;
    if (MP_LIKELY(size <= FNV_SIZE_MAX)) {
        hash = hash_short(s->data, size, &any);
    } else {
        hash = hash_long(s->data, size);
        any = is_ascii_long(s->data, size) ? 0 : 0x80;
    }
    s->hash = MP_NAME_HASH(hash);
    s->size_flags = (uint32_t)size << 2 | (any < 0x80 ? MP_STR_ASCII : 0);
}

mp_value mp_str_finish(mp_str *s) {
    mp_value v = mp_from_pointer(s);
    if (mp_type_of(v)->layout == &mp_type_str) {
        str_finish(s, s->size_flags >> 2);
    }
    return v;
}

mp_value mp_str_new(mp_vm *vm, const char *utf8, size_t size) {
    if (MP_UNLIKELY(size <= 1)) {
        if (size == 0) {
            return MP_NAME(empty_);
        }
        return MP_VALUE_OF(mp_names.chars[(uint8_t)utf8[0]]);
    }
    mp_str *s = alloc_plain(vm, &mp_type_str, size);
    if (MP_UNLIKELY(s == NULL)) {
        return MP_ERROR;
    }
    memcpy(s->data, utf8, size);
    str_finish(s, size);
    return mp_from_pointer(s);
}

mp_value mp_str_new_text(mp_vm *vm, const char *text) {
    return mp_str_new(vm, text, strlen(text));
}

mp_value mp_str_decode(mp_vm *vm, const char *data, size_t size) {
    return mp_codec_decode(vm, data, size, MP_UNBOUND, MP_UNBOUND);
}

mp_value mp_str_of_rune(mp_vm *vm, uint32_t rune) {
    if (MP_LIKELY(rune < 128)) {
        return MP_VALUE_OF(mp_names.chars[rune]);
    }
    char text[4];
    return mp_str_new(vm, text, mp_utf8_put(text, rune));
}

size_t mp_str_length(mp_value v) {
    return mp_str_ascii(v) ? mp_str_size(v) : mp_utf8_count(mp_str_data(v), mp_str_size(v));
}

bool mp_str_equal(mp_value a, mp_value b) {
    const mp_str *x = mp_str_get(a), *y = mp_str_get(b);
    return x == y || (x->hash == y->hash && x->size_flags >> 2 == y->size_flags >> 2 &&
                      memcmp(x->data, y->data, x->size_flags >> 2) == 0);
}

bool mp_str_equal_text(mp_value a, const char *text) {
    size_t size = strlen(text);
    return mp_str_size(a) == size && memcmp(mp_str_data(a), text, size) == 0;
}

/* ---- operations ---- */

/* A str of `type` with the contents of the str v. */
static mp_value str_as(mp_vm *vm, const mp_type *type, mp_value v) {
    mp_str *s = mp_str_alloc(vm, type, mp_str_size(v));
    if (s == NULL) {
        return MP_ERROR;
    }
    const mp_str *from = mp_str_get(v);
    memcpy(s->data, from->data, from->size_flags >> 2);
    s->size_flags = from->size_flags & ~(uint32_t)MP_STR_INTERNED;
    s->hash = from->hash;
    return mp_from_pointer(s);
}

static mp_value str_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(object, MP_PARAM_OPTIONAL), MP_PARAM(encoding, MP_PARAM_OPTIONAL),
                                      MP_PARAM(errors, MP_PARAM_OPTIONAL)};
    mp_value a[3], result;
    if (!mp_text_args(vm, "str", params, 3, argc, args, kw, a)) {
        return MP_ERROR;
    }
    if (mp_is_unbound(a[1]) && mp_is_unbound(a[2])) {
        result = mp_is_unbound(a[0]) ? MP_NAME(empty_) : mp_str_of(vm, a[0]);
    } else {
        static const char *const names[] = {"encoding", "errors"};
        for (size_t i = 1; i < 3; i++) {
            if (!mp_is_unbound(a[i]) && !mp_str_is(a[i])) {
                return mp_raise(vm, &mp_type_TypeError, "str() argument '%s' must be str, not %A", names[i - 1], a[i]);
            }
        }
        mp_buffer buffer = {(uint8_t *)(uintptr_t)"", 0, true, 'B', 1};
        if (!mp_is_unbound(a[0])) {
            if (mp_str_is(a[0])) {
                return mp_raise(vm, &mp_type_TypeError, "decoding str is not supported");
            }
            if (!mp_buffer_is(a[0])) {
                return mp_raise(vm, &mp_type_TypeError, "decoding to str: need a bytes-like object, %T found", a[0]);
            }
            if (!mp_buffer_get(vm, a[0], &buffer)) {
                return MP_ERROR;
            }
        }
        result = mp_codec_decode(vm, (const char *)buffer.data, buffer.size, a[1], a[2]);
    }
    if (mp_is_error(result) || type == &mp_type_str) {
        return result;
    }
    return str_as(vm, type, result);
}

static mp_value str_str(mp_vm *vm, mp_value self) {
    return mp_is_exact(self, &mp_type_str) ? self : str_as(vm, &mp_type_str, self);
}

static bool str_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    (void)vm;
    *out = mp_str_get(self)->hash;
    return true;
}

static mp_value str_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    (void)vm;
    if (!mp_str_is(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    if (op == MP_EQ || op == MP_NE) {
        return mp_from_bool(mp_str_equal(self, other) == (op == MP_EQ));
    }
    mp_text a = {mp_str_data(self), mp_str_size(self)}, b = {mp_str_data(other), mp_str_size(other)};
    return mp_text_compare_result(op, mp_text_compare(a, b));
}

static bool str_truth(mp_vm *vm, mp_value self, bool *out) {
    (void)vm;
    *out = mp_str_size(self) != 0;
    return true;
}

static bool str_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = mp_str_length(self);
    return true;
}

static mp_value rune_at(mp_vm *vm, const char *p) {
    return (uint8_t)*p < 128 ? MP_VALUE_OF(mp_names.chars[(uint8_t)*p]) : mp_str_new(vm, p, mp_utf8_size((uint8_t)*p));
}

/* The slice of a str; steps other than 1 go code point by code point. */
static mp_value str_slice(mp_vm *vm, mp_value self, mp_value key) {
    mp_slice_range r;
    size_t length = mp_str_length(self);
    if (!mp_slice_resolve(vm, key, length, &r)) {
        return MP_ERROR;
    }
    if (r.count == 0) {
        return MP_NAME(empty_);
    }
    const char *data = mp_str_data(self);
    size_t size = mp_str_size(self);
    bool ascii = mp_str_ascii(self);
    if (r.step == 1) {
        size_t start = ascii ? (size_t)r.start : mp_utf8_offset(data, size, (size_t)r.start);
        size_t part = ascii ? r.count : mp_utf8_offset(data + start, size - start, r.count);
        return mp_text_part(vm, self, start, part);
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    if (ascii) {
        char *to = mp_builder_reserve(&b, r.count);
        for (size_t i = 0; to != NULL && i < r.count; i++) {
            to[i] = data[r.start + (intptr_t)i * r.step];
        }
        b.size = to != NULL ? r.count : 0;
        return mp_builder_str(&b);
    }
    const char *p = data + mp_utf8_offset(data, size, (size_t)r.start);
    for (size_t i = 0; i < r.count; i++) {
        mp_builder_append(&b, p, mp_utf8_size((uint8_t)*p));
        if (i + 1 < r.count) {
            for (intptr_t k = r.step; k != 0; k += k < 0 ? 1 : -1) {
                p = k > 0 ? p + mp_utf8_size((uint8_t)*p) : mp_utf8_previous(p);
            }
        }
    }
    return mp_builder_str(&b);
}

static mp_value str_getitem(mp_vm *vm, mp_value self, mp_value key) {
    if (mp_slice_is(key)) {
        return str_slice(vm, self, key);
    }
    size_t index;
    if (!mp_index_resolve(vm, key, mp_str_length(self), "string", &index)) {
        return MP_ERROR;
    }
    return rune_at(vm, mp_str_data(self) + mp_text_offset_of(MP_TEXT_STR, self, index));
}

static bool str_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    if (!mp_str_is(item)) {
        return mp_fail(vm, &mp_type_TypeError, "'in <string>' requires string as left operand, not %T", item);
    }
    *out = mp_text_find_first(mp_text_of(self), mp_text_of(item)) != MP_TEXT_NOT_FOUND;
    return true;
}

static mp_value str_iter(mp_vm *vm, mp_value self) {
    return mp_seq_iterator_new(vm, &mp_type_str_iterator, self);
}

/* a + b: whether the result is ASCII is known without looking at it. */
static mp_value str_concat(mp_vm *vm, mp_value a, mp_value b) {
    size_t x = mp_str_size(a), y = mp_str_size(b), size = x + y;
    if (y == 0 && mp_is_exact(a, &mp_type_str)) {
        return a;
    }
    if (x == 0 && mp_is_exact(b, &mp_type_str)) {
        return b;
    }
    mp_str *s = mp_str_alloc(vm, &mp_type_str, size);
    if (s == NULL) {
        return MP_ERROR;
    }
    memcpy(s->data, mp_str_data(a), x);
    memcpy(s->data + x, mp_str_data(b), y);
    s->hash = MP_NAME_HASH(mp_str_hash_bytes(s->data, size));
    s->size_flags |= mp_str_get(a)->size_flags & mp_str_get(b)->size_flags & MP_STR_ASCII;
    return mp_from_pointer(s);
}

static mp_value str_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD) {
        if (MP_LIKELY(mp_str_is(a) && mp_str_is(b))) {
            return str_concat(vm, a, b);
        }
        return mp_str_is(a) ? mp_sequence_concat_refused(vm, a, b) : MP_NOT_IMPLEMENTED;
    } else if (op == MP_OP_MUL) {
        return mp_str_is(a) ? mp_text_times(vm, a, b, false) : mp_text_times(vm, b, a, true);
    } else if (op == MP_OP_MOD && mp_str_is(a)) {
        return mp_str_percent(vm, a, b);
    }
    return MP_NOT_IMPLEMENTED;
}

MP_OPS_EXTERN(mp_str_ops, (make, str_make), (repr, mp_plain_repr), (str, str_str), (format, mp_format_str),
    (hash, str_hash), (compare, str_compare), (truth, str_truth), (length, str_length), (getitem, str_getitem),
    (contains, str_contains), (iter, str_iter), (binary, str_binary));

/* ---- the iterator: `index` is a byte offset ---- */

static mp_value str_iterator_next(mp_vm *vm, mp_value self) {
    mp_seq_iterator *it = (mp_seq_iterator *)mp_pointer(self);
    if (mp_is_none(it->sequence)) {
        return MP_STOP;
    }
    size_t index = mp_seq_iterator_index(it);
    if (index >= mp_str_size(it->sequence)) {
        mp_gc_store(vm, &it->sequence, MP_NONE);
        return MP_STOP;
    }
    const char *p = mp_str_data(it->sequence) + index;
    mp_value v = rune_at(vm, p);
    it->index = MP_SMALL(index + mp_utf8_size((uint8_t)*p));
    return v;
}

MP_OPS(str_iterator_ops, (trace, mp_seq_iterator_trace), (iter, mp_iter_self), (next, str_iterator_next));
MP_TYPE_PLAIN(mp_type_str_iterator, str_iterator, &mp_type_object, sizeof(mp_seq_iterator), str_iterator_ops, 0);
