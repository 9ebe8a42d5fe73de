/* SPDX-License-Identifier: MIT
 *
 * Layer 2. bytes: operations, and what it shares with bytearray: the arguments of the constructors, +, *, comparison,
 * slices. The struct is that of str, without hash and flags. The methods are in bytes_methods.c.
 */
#include "objects/builder.h"
#include "objects/bytes.h"

#include "objects/bytes_shared.h"
#include "objects/iterator.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/text.h"

static const struct {
    mp_object object;
    uint32_t size_flags;
    mp_name_hash hash;
    char data[1];
} empty_bytes = {{(const mp_head *)&mp_type_bytes}, 0, 0, ""};

mp_value mp_bytes_new(mp_vm *vm, const void *data, size_t size) {
    if (size == 0) {
        return MP_VALUE_OF(empty_bytes);
    }
    mp_str *s = mp_str_alloc(vm, &mp_type_bytes, size);
    if (s == NULL) {
        return MP_ERROR;
    }
    memcpy(s->data, data, size);
    return mp_from_pointer(s);
}

/* ---- making ---- */

/* `subject` is "byte" or "bytes", as the message has it. */
static bool byte_get(mp_vm *vm, mp_value v, const char *subject, uint8_t *out) {
    intptr_t i = -1;
    if (mp_is_small(v)) {
        i = mp_small(v);
    } else {
        mp_value index = mp_index_value(vm, v);
        if (mp_is_error(index)) {
            return false;
        }
        i = mp_is_small(index) ? mp_small(index) : -1;
    }
    *out = (uint8_t)i;
    return (size_t)i < 256 || mp_fail(vm, &mp_type_ValueError, "%s must be in range(0, 256)", subject);
}

bool mp_byte_get(mp_vm *vm, mp_value v, uint8_t *out) {
    return byte_get(vm, v, "byte", out);
}

static bool append_items(mp_vm *vm, mp_value v, const char *subject, mp_builder *b) {
    if (mp_is_exact(v, &mp_type_memoryview)) {
        return mp_memoryview_append(vm, v, b);
    }
    if (mp_buffer_is(v)) {
        mp_buffer buffer;
        if (!mp_buffer_get(vm, v, &buffer)) {
            return false;
        }
        return buffer.size == 0 || mp_builder_append(b, (const char *)buffer.data, buffer.size);
    }
    mp_value iterator = mp_iter(vm, v);
    if (mp_is_error(iterator)) {
        return false;
    }
    for (;;) {
        mp_value item = mp_next(vm, iterator);
        if (mp_is_stop(item)) {
            return true;
        }
        uint8_t byte;
        if (mp_is_error(item) || !byte_get(vm, item, subject, &byte) || !mp_builder_append_byte(b, byte)) {
            return false;
        }
    }
}

bool mp_bytes_append_from(mp_vm *vm, mp_value v, mp_builder *b) {
    return append_items(vm, v, "byte", b);
}

/* bytes(v) of something that is neither str nor int. */
static bool gather_object(mp_vm *vm, const char *kind, mp_value v, mp_builder *b) {
    if (!mp_buffer_is(v)) {
        mp_value iterator = mp_iter(vm, v);
        if (mp_is_error(iterator)) {
            return mp_exception_catch(vm, &mp_type_TypeError) &&
                   mp_fail(vm, &mp_type_TypeError, "cannot convert '%T' object to %s", v, kind);
        }
        v = iterator;
    }
    return append_items(vm, v, strcmp(kind, "bytes") == 0 ? "bytes" : "byte", b);
}

/* bytes(count) for what has __index__; *done is false if it has not, or raises TypeError. */
static bool gather_zeros(mp_vm *vm, mp_value v, mp_builder *b, bool *done) {
    *done = mp_sequence_has_index(vm, v);
    if (!*done) {
        return true;
    }
    int64_t count;
    mp_value index = mp_index_value(vm, v);
    if (mp_is_error(index)) {
        *done = !mp_exception_catch(vm, &mp_type_TypeError);
        return !*done;
    }
    if (!mp_int_to_i64(index, &count) || count > INTPTR_MAX) {
        return mp_fail(vm, &mp_type_OverflowError, "cannot fit '%T' into an index-sized integer", v);
    }
    if (count < 0) {
        return mp_fail(vm, &mp_type_ValueError, "negative count");
    }
    return mp_builder_append_repeated(b, 0, (size_t)count);
}

bool mp_bytes_gather(mp_vm *vm, const char *kind, size_t argc, const mp_value *args, mp_kw kw, mp_builder *b) {
    static const mp_param params[] = {MP_PARAM(source, MP_PARAM_OPTIONAL), MP_PARAM(encoding, MP_PARAM_OPTIONAL),
                                      MP_PARAM(errors, MP_PARAM_OPTIONAL)};
    mp_value a[3];
    if (!mp_text_args(vm, kind, params, 3, argc, args, kw, a)) {
        return false;
    }
    bool text = !mp_is_unbound(a[0]) && mp_str_is(a[0]);
    for (size_t i = 1; i < 3; i++) {
        if (!mp_is_unbound(a[i]) && !mp_str_is(a[i])) {
            return mp_fail(vm, &mp_type_TypeError, "%s() argument '%s' must be str, not %A", kind,
                           i == 1 ? "encoding" : "errors", a[i]);
        }
    }
    if (!text && (!mp_is_unbound(a[1]) || !mp_is_unbound(a[2]))) {
        return mp_fail(vm, &mp_type_TypeError, "%s without a string argument",
                       mp_is_unbound(a[1]) ? "errors" : "encoding");
    }
    if (mp_is_unbound(a[0])) {
        return true;
    }
    if (text) {
        if (mp_is_unbound(a[1])) {
            return mp_fail(vm, &mp_type_TypeError, "string argument without an encoding");
        }
        mp_value bytes = mp_codec_encode(vm, a[0], a[1], a[2]);
        return !mp_is_error(bytes) && mp_bytes_append_from(vm, bytes, b);
    }
    bool done;
    return gather_zeros(vm, a[0], b, &done) && (done || gather_object(vm, kind, a[0], b));
}

static mp_value bytes_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value special = MP_UNBOUND;
    if (argc == 1 && kw.count == 0 && !mp_is_exact(args[0], &mp_type_str)) {
        if (type == &mp_type_bytes && mp_is_exact(args[0], &mp_type_bytes)) {
            return args[0];
        }
        special = mp_special_call(vm, args[0], MP_NAME(__bytes__), 0, NULL);
        if (mp_is_error(special)) {
            return MP_ERROR;
        }
        if (!mp_is_unbound(special) && !mp_bytes_is(special)) {
            return mp_raise(vm, &mp_type_TypeError, "__bytes__ returned non-bytes (type %T)", special);
        }
        if (!mp_is_unbound(special) && type == &mp_type_bytes) {
            return special;
        }
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    if (!(mp_is_unbound(special) ? mp_bytes_gather(vm, "bytes", argc, args, kw, &b)
                                 : mp_bytes_append_from(vm, special, &b))) {
        mp_builder_free(&b);
        return MP_ERROR;
    }
    if (type == &mp_type_bytes) {
        return mp_builder_bytes(&b);
    }
    mp_str *s = mp_str_alloc(vm, type, b.size);
    if (s != NULL) {
        mp_text_put(s->data, b.data, b.size);
    }
    mp_builder_free(&b);
    return s == NULL ? MP_ERROR : mp_from_pointer(s);
}

/* ---- operations that bytearray has, too ---- */

static bool is_bytes_kind(mp_value v) {
    const mp_type *layout = mp_type_of(v)->layout;
    return layout == &mp_type_bytes || layout == &mp_type_bytearray;
}

bool mp_bytes_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = mp_text_of(self).size;
    return true;
}

mp_value mp_bytes_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    mp_buffer buffer;
    if (!mp_buffer_is(other) || mp_is_instance(other, &mp_type_memoryview) ||
        (mp_text_kind_of(self) == MP_TEXT_BYTES && !is_bytes_kind(other))) {
        return MP_NOT_IMPLEMENTED;
    }
    if (!mp_buffer_get(vm, other, &buffer)) {
        return MP_ERROR;
    }
    return mp_text_compare_result(
        op, mp_text_compare(mp_text_of(self), (mp_text){(const char *)buffer.data, buffer.size}));
}

static mp_value bytes_slice(mp_vm *vm, mp_value self, mp_value key) {
    mp_slice_range r;
    if (!mp_slice_unpack(vm, key, &r)) {
        return MP_ERROR;
    }
    mp_text text = mp_text_of(self);
    mp_slice_adjust(&r, text.size);
    if (r.step == 1) {
        return mp_text_part(vm, self, (size_t)r.start, r.count);
    }
    char *to;
    mp_value v = mp_text_alloc(vm, mp_text_kind_of(self), r.count, &to);
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < r.count; i++) {
        to[i] = text.data[r.start + (intptr_t)i * r.step];
    }
    return v;
}

mp_value mp_bytes_getitem(mp_vm *vm, mp_value self, mp_value key) {
    if (mp_slice_is(key)) {
        return bytes_slice(vm, self, key);
    }
    const char *what = mp_text_kind_of(self) == MP_TEXT_BYTEARRAY ? "bytearray" : "";
    intptr_t given;
    size_t index;
    if (!mp_index_unpack(vm, key, what, &given) ||
        !mp_index_adjust(vm, given, mp_text_of(self).size, what, &index)) {
        return MP_ERROR;
    }
    return MP_SMALL((uint8_t)mp_text_of(self).data[index]);
}

bool mp_bytes_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    mp_text what;
    uint8_t byte;
    if (mp_buffer_is(item)) {
        if (!mp_text_get(vm, MP_TEXT_BYTES, item, "", &what)) {
            return false;
        }
    } else {
        if (!mp_sequence_has_index(vm, item)) {
            return mp_fail(vm, &mp_type_TypeError, "a bytes-like object is required, not '%T'", item);
        }
        if (!mp_byte_get(vm, item, &byte)) {
            return false;
        }
        what = (mp_text){(const char *)&byte, 1};
    }
    *out = mp_text_find_first(mp_text_of(self), what) != MP_TEXT_NOT_FOUND;
    return true;
}

static mp_value bytes_add(mp_vm *vm, mp_value a, mp_value b) {
    if (!is_bytes_kind(a)) {
        return MP_NOT_IMPLEMENTED;
    }
    if (!mp_buffer_is(b)) {
        return mp_sequence_class_defines(vm, b, MP_NAME(__radd__))
                   ? MP_NOT_IMPLEMENTED
                   : mp_raise(vm, &mp_type_TypeError, "can't concat %T to %T", b, a);
    }
    mp_text x = mp_text_of(a), y;
    if (!mp_text_get(vm, MP_TEXT_BYTES, b, "", &y)) {
        return MP_ERROR;
    }
    return mp_text_concat(vm, mp_text_kind_of(a), x, y);
}

mp_value mp_bytes_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD) {
        return bytes_add(vm, a, b);
    }
    if (op == MP_OP_MOD && is_bytes_kind(a)) {
        return mp_str_percent(vm, a, b);
    }
    if (op == MP_OP_MUL) {
        return is_bytes_kind(a) ? mp_text_times(vm, a, b, false) : mp_text_times(vm, b, a, true);
    }
    return MP_NOT_IMPLEMENTED;
}

/* ---- bytes alone ---- */

static bool bytes_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    (void)vm;
    *out = mp_str_hash_bytes(mp_str_data(self), mp_str_size(self));
    return true;
}

static bool bytes_buffer(mp_vm *vm, mp_value self, mp_buffer *out) {
    (void)vm;
    *out = (mp_buffer){(uint8_t *)mp_str_get(self)->data, mp_str_size(self), true, 'B', 1};
    return true;
}

static mp_value bytes_iter(mp_vm *vm, mp_value self) {
    return mp_seq_iterator_new(vm, &mp_type_bytes_iterator, self);
}

MP_OPS_EXTERN(mp_bytes_ops, (make, bytes_make), (repr, mp_plain_repr), (str, mp_plain_repr), (hash, bytes_hash),
    (compare, mp_bytes_compare), (length, mp_bytes_length), (getitem, mp_bytes_getitem), (contains, mp_bytes_contains),
    (iter, bytes_iter), (binary, mp_bytes_binary), (buffer, bytes_buffer));

/* ---- the iterator, for bytearray, too ---- */

mp_value mp_bytes_iterator_next(mp_vm *vm, mp_value self) {
    mp_seq_iterator *it = (mp_seq_iterator *)mp_pointer(self);
    if (mp_is_none(it->sequence)) {
        return MP_STOP;
    }
    mp_text text = mp_text_of(it->sequence);
    if (mp_seq_iterator_index(it) >= text.size) {
        mp_gc_store(vm, &it->sequence, MP_NONE);
        return MP_STOP;
    }
    return MP_SMALL((uint8_t)text.data[mp_seq_iterator_step(it)]);
}

MP_OPS(bytes_iterator_ops, (trace, mp_seq_iterator_trace), (iter, mp_iter_self), (next, mp_bytes_iterator_next));
MP_TYPE_PLAIN(mp_type_bytes_iterator, bytes_iterator, &mp_type_object, sizeof(mp_seq_iterator), bytes_iterator_ops, 0);
