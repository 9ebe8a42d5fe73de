/* SPDX-License-Identifier: MIT
 *
 * Layer 2. bytearray: operations and the methods that bytes has not. Its other methods, and its type, are in
 * bytes_methods.c.
 *
 * Every change of size goes through mp_bytearray_resize, which refuses it while memoryviews look at the data.
 */
#include "objects/bytearray_methods.h"
#include "objects/bytes.h"
#include "objects/bytes_shared.h"
#include "objects/iterator.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/text.h"

mp_value mp_bytearray_new(mp_vm *vm, const void *data, size_t size) {
    /* the data first: the object, held by a local, could not move out of the way of a large block */
    uint8_t *copy = size == 0 ? NULL : mp_gc_io_buffer_new(vm, size);
    mp_bytearray *self = size != 0 && copy == NULL ? NULL : mp_gc_new(vm, &mp_type_bytearray, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    if (size != 0 && data != NULL) {
        memcpy(copy, data, size);
    }
    mp_gc_store_pointer(vm, &self->data, copy);
    self->size = self->capacity = size;
    return mp_from_pointer(self);
}

/* False, with BufferError, while memoryviews look at the data. */
static bool may_resize(mp_vm *vm, mp_bytearray *self) {
    if (MP_UNLIKELY(self->exports != 0)) {
        mp_gc_run(vm); /* views that nobody uses any more do not count */
        mp_gc_finalise(vm, true);
    }
    return MP_LIKELY(self->exports == 0) ||
           mp_fail(vm, &mp_type_BufferError, "Existing exports of data: object cannot be re-sized");
}

bool mp_bytearray_resize(mp_vm *vm, mp_value v, size_t size) {
    mp_bytearray *self = mp_bytearray_get(v);
    if (size == self->size) {
        return true;
    }
    if (!may_resize(vm, self)) {
        return false;
    }
    if (size == 0) {
        mp_gc_free(vm, self->data);
        self->data = NULL;
        self->capacity = 0;
    } else if (size > self->capacity || (size < self->size && size < self->capacity / 2)) {
        bool grows = self->capacity > 0 && size > self->capacity; /* the first size may be the last */
        size_t capacity = grows ? size + size / 8 + 8 : size;
        uint8_t *data = mp_gc_io_resize(vm, self->data, MP_MAX(capacity, size));
        if (data == NULL) {
            return false;
        }
        mp_gc_store_pointer(vm, &self->data, data);
        self->capacity = capacity;
    }
    self->size = size;
    return true;
}

/* Puts new_size bytes where old_size bytes are from `start`. `data` lies outside of self. */
static bool replace_range(mp_vm *vm, mp_value v, size_t start, size_t old_size, const char *data, size_t new_size) {
    mp_bytearray *self = mp_bytearray_get(v);
    size_t tail = self->size - start - old_size, size = start + new_size + tail;
    if (size == self->size) {
        mp_text_put((char *)self->data + start, data, new_size);
        return true;
    }
    if (!may_resize(vm, self) || (size > self->size && !mp_bytearray_resize(vm, v, size))) {
        return false;
    }
    memmove(self->data + start + new_size, self->data + start + old_size, tail);
    mp_text_put((char *)self->data + start, data, new_size);
    return mp_bytearray_resize(vm, v, size);
}

static bool set_contents(mp_vm *vm, mp_value v, mp_builder *b) {
    bool ok = !b->failed && replace_range(vm, v, 0, mp_bytearray_get(v)->size, b->data, b->size);
    mp_builder_free(b);
    return ok;
}

static bool bytearray_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_builder b;
    mp_builder_init(&b, vm);
    return mp_bytes_gather(vm, "bytearray", argc, args, kw, &b) && set_contents(vm, self, &b);
}

static mp_value bytearray_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_bytearray *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_value v = mp_from_pointer(self);
    if (type != &mp_type_bytearray) {
        return v; /* its __init__ takes the arguments */
    }
    if (argc == 1 && kw.count == 0 && mp_is_small(args[0]) && mp_small(args[0]) > 0) {
        size_t size = (size_t)mp_small(args[0]);
        if (!mp_bytearray_resize(vm, v, size)) {
            return MP_ERROR;
        }
        memset(self->data, 0, size);
        return v;
    }
    return bytearray_init(vm, v, argc, args, kw) ? v : MP_ERROR;
}

static void bytearray_trace(mp_tracer *tracer, void *object) {
    mp_bytearray *self = object;
    if (self->capacity != 0) { /* else the memory is not the heap's */
        mp_trace_buffer(tracer, &self->data);
    }
}

static mp_value bytearray_repr(mp_vm *vm, mp_value self) {
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_text(&b, mp_type_name(mp_type_of(self)));
    mp_builder_append_text(&b, "(b");
    mp_text_append_quoted(&b, MP_TEXT_BYTEARRAY, mp_text_of(self));
    mp_builder_append_byte(&b, ')');
    return mp_builder_str(&b);
}

static bool bytearray_buffer(mp_vm *vm, mp_value v, mp_buffer *out) {
    (void)vm;
    mp_bytearray *self = mp_bytearray_get(v);
    *out = (mp_buffer){self->data, self->size, false, 'B', 1};
    return true;
}

/* ---- assignment ---- */

/* Takes the bytes of an extended slice out. */
static bool delete_stepped(mp_vm *vm, mp_value v, mp_slice_range r) {
    mp_bytearray *self = mp_bytearray_get(v);
    if (r.step < 0) {
        r.start += (intptr_t)(r.count - 1) * r.step;
        r.step = -r.step;
    }
    size_t size = self->size - r.count;
    if (!may_resize(vm, self)) {
        return false;
    }
    size_t to = (size_t)r.start, next = to;
    for (size_t i = to, left = r.count; i < self->size; i++) {
        if (left != 0 && i == next) {
            left--;
            next += (size_t)r.step;
        } else {
            self->data[to++] = self->data[i];
        }
    }
    return mp_bytearray_resize(vm, v, size);
}

/* The bytes to be assigned to a slice, copied, since they may be self's. */
static bool gather_value(mp_vm *vm, mp_value value, mp_builder *b) {
    if (mp_buffer_is(value)) {
        return mp_bytes_append_from(vm, value, b);
    }
    if (mp_int_is(value) || mp_float_is(value) || mp_str_is(value)) {
        return mp_fail(vm, &mp_type_TypeError,
                       "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    mp_value iterator = mp_iter(vm, value);
    if (mp_is_error(iterator)) {
        return mp_exception_catch(vm, &mp_type_TypeError) &&
               mp_fail(vm, &mp_type_TypeError, "cannot convert '%T' object to bytearray", value);
    }
    return mp_bytes_append_from(vm, iterator, b);
}

/* The range was unpacked, and the bytes gathered. */
static bool assign_slice(mp_vm *vm, mp_value v, mp_slice_range r, const mp_builder *b, bool deleting) {
    mp_bytearray *self = mp_bytearray_get(v);
    mp_slice_adjust(&r, self->size);
    if (r.step == 1) {
        return replace_range(vm, v, (size_t)r.start, r.count, b->data, b->size);
    }
    if (deleting || b->size == 0) {
        return r.count == 0 || delete_stepped(vm, v, r);
    }
    if (b->size != r.count) {
        return mp_fail(vm, &mp_type_ValueError, "attempt to assign bytes of size %zu to extended slice of size %zu",
                       b->size, r.count);
    }
    for (size_t i = 0; i < r.count; i++) {
        self->data[r.start + (intptr_t)i * r.step] = (uint8_t)b->data[i];
    }
    return true;
}

static bool bytearray_setitem(mp_vm *vm, mp_value v, mp_value key, mp_value value) {
    bool deleting = mp_is_unbound(value);
    if (mp_slice_is(key)) {
        mp_builder b;
        mp_slice_range r;
        mp_builder_init(&b, vm);
        bool ok = mp_slice_unpack(vm, key, &r) && (deleting || gather_value(vm, value, &b)) &&
                  assign_slice(vm, v, r, &b, deleting);
        mp_builder_free(&b);
        return ok;
    }
    uint8_t byte = 0;
    size_t index;
    intptr_t given;
    if (!mp_index_unpack(vm, key, "bytearray", &given) || (!deleting && !mp_byte_get(vm, value, &byte))) {
        return false;
    }
    mp_bytearray *self = mp_bytearray_get(v);
    if (!mp_index_adjust(vm, given, self->size, "bytearray", &index)) {
        return false;
    }
    if (deleting) {
        return replace_range(vm, v, index, 1, NULL, 0);
    }
    self->data[index] = byte;
    return true;
}

static bool append_bytes(mp_vm *vm, mp_value v, const char *data, size_t size) {
    return replace_range(vm, v, mp_bytearray_get(v)->size, 0, data, size);
}

static mp_value bytearray_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD) {
        mp_builder copy;
        mp_builder_init(&copy, vm);
        if (!mp_buffer_is(b)) {
            return mp_raise(vm, &mp_type_TypeError, "can't concat %T to %T", b, a);
        }
        bool ok = mp_bytes_append_from(vm, b, &copy) && append_bytes(vm, a, copy.data, copy.size);
        mp_builder_free(&copy);
        return ok ? a : MP_ERROR;
    }
    if (op != MP_OP_MUL) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value repeated = mp_text_times(vm, a, b, false);
    if (mp_is_error(repeated) || !mp_bytearray_is(repeated)) {
        return repeated;
    }
    mp_text text = mp_text_of(repeated);
    return replace_range(vm, a, 0, mp_bytearray_get(a)->size, text.data, text.size) ? a : MP_ERROR;
}

static mp_value bytearray_iter(mp_vm *vm, mp_value self) {
    return mp_seq_iterator_new(vm, &mp_type_bytearray_iterator, self);
}

MP_OPS_EXTERN(mp_bytearray_ops, (trace, bytearray_trace), (make, bytearray_make), (init, bytearray_init),
    (repr, bytearray_repr), (str, bytearray_repr), (compare, mp_bytes_compare), (length, mp_bytes_length),
    (getitem, mp_bytes_getitem), (setitem, bytearray_setitem), (contains, mp_bytes_contains), (iter, bytearray_iter),
    (binary, mp_bytes_binary), (inplace, bytearray_inplace), (buffer, bytearray_buffer), (unhashable, true));

/* ---- methods ---- */

mp_value mp_bytearray_append(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    uint8_t byte;
    if (!mp_byte_get(vm, args[1], &byte)) {
        return MP_ERROR;
    }
    char c = (char)byte;
    return append_bytes(vm, args[0], &c, 1) ? MP_NONE : MP_ERROR;
}

mp_value mp_bytearray_clear(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_bytearray_resize(vm, args[0], 0) ? MP_NONE : MP_ERROR;
}

mp_value mp_bytearray_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_text text = mp_text_of(args[0]);
    return mp_bytearray_new(vm, text.data, text.size);
}

mp_value mp_bytearray_extend(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_builder b;
    mp_value source = args[1];
    mp_builder_init(&b, vm);
    if (!mp_buffer_is(source)) {
        source = mp_iter(vm, source);
        if (mp_is_error(source)) {
            return mp_exception_catch(vm, &mp_type_TypeError)
                       ? mp_raise(vm, &mp_type_TypeError, "can't extend bytearray with %T", args[1])
                       : MP_ERROR;
        }
    }
    bool ok = mp_bytes_append_from(vm, source, &b) && append_bytes(vm, args[0], b.data, b.size);
    mp_builder_free(&b);
    return ok ? MP_NONE : MP_ERROR;
}

mp_value mp_bytearray_insert(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t index;
    uint8_t byte;
    if (!mp_index_get(vm, args[1], &index) || !mp_byte_get(vm, args[2], &byte)) {
        return MP_ERROR;
    }
    intptr_t size = (intptr_t)mp_bytearray_get(args[0])->size;
    index = index < 0 ? MP_MAX(index + size, 0) : MP_MIN(index, size);
    char c = (char)byte;
    return replace_range(vm, args[0], (size_t)index, 0, &c, 1) ? MP_NONE : MP_ERROR;
}

mp_value mp_bytearray_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    intptr_t index = -1;
    if (argc > 1 && !mp_index_get(vm, args[1], &index)) {
        return MP_ERROR;
    }
    mp_bytearray *self = mp_bytearray_get(args[0]);
    if (self->size == 0) {
        return mp_raise(vm, &mp_type_IndexError, "pop from empty bytearray");
    }
    index += index < 0 ? (intptr_t)self->size : 0;
    if ((size_t)index >= self->size) {
        return mp_raise(vm, &mp_type_IndexError, "pop index out of range");
    }
    uint8_t byte = self->data[index];
    return replace_range(vm, args[0], (size_t)index, 1, NULL, 0) ? MP_SMALL(byte) : MP_ERROR;
}

mp_value mp_bytearray_remove(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    uint8_t byte;
    if (!mp_byte_get(vm, args[1], &byte)) {
        return MP_ERROR;
    }
    mp_bytearray *self = mp_bytearray_get(args[0]);
    uint8_t *at = self->size == 0 ? NULL : memchr(self->data, byte, self->size);
    if (at == NULL) {
        return mp_raise(vm, &mp_type_ValueError, "value not found in bytearray");
    }
    return replace_range(vm, args[0], (size_t)(at - self->data), 1, NULL, 0) ? MP_NONE : MP_ERROR;
}

mp_value mp_bytearray_reverse(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    mp_bytearray *self = mp_bytearray_get(args[0]);
    for (size_t i = 0, k = self->size; i + 1 < k; i++) {
        uint8_t swapped = self->data[--k];
        self->data[k] = self->data[i];
        self->data[i] = swapped;
    }
    return MP_NONE;
}

MP_OPS(bytearray_iterator_ops, (trace, mp_seq_iterator_trace), (iter, mp_iter_self), (next, mp_bytes_iterator_next));
MP_TYPE_PLAIN(mp_type_bytearray_iterator, bytearray_iterator, &mp_type_object, sizeof(mp_seq_iterator),
              bytearray_iterator_ops, 0);
