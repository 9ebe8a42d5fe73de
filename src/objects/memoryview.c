/* SPDX-License-Identifier: MIT
 *
 * Layer 2. memoryview: a window on the memory of another object, of one dimension unless cast() gave it others. Of
 * several dimensions, only the first one can have been sliced; a row of the others is always contiguous.
 *
 * The memory is asked for at each access and checked against the window, since it may have moved, and since owners
 * other than bytearray may change their size. A bytearray counts its views; a view that is collected without release()
 * is subtracted by its finaliser, which may touch its owner: finalisers run before any memory is reused.
 */
#include "objects/list.h"
#include "objects/memoryview.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/text.h"
#include "objects/iterator.h"
#include "objects/tuple.h"

static inline mp_memoryview *view_get(mp_value v) {
    return (mp_memoryview *)mp_pointer(v);
}

static bool view_check(mp_vm *vm, mp_value v) {
    return !mp_is_unbound(view_get(v)->base) ||
           mp_fail(vm, &mp_type_ValueError, "operation forbidden on released memoryview object");
}

/* Items in a row. */
static size_t row_count(const mp_memoryview *self) {
    size_t count = 1;
    if (mp_is_value(self->inner) && mp_tuple_is(self->inner)) {
        const mp_tuple *inner = mp_tuple_get(self->inner);
        for (size_t i = 0; i < inner->count; i++) {
            count *= (size_t)mp_small(inner->items[i]);
        }
    }
    return count;
}

/* The shape, and how many dimensions there are. */
static size_t shape_of(const mp_memoryview *self, size_t out[MP_MEMORY_DIMENSIONS]) {
    if (mp_is_unbound(self->inner)) {
        out[0] = self->count;
        return 1;
    }
    if (mp_is_none(self->inner)) {
        return 0;
    }
    const mp_tuple *inner = mp_tuple_get(self->inner);
    out[0] = self->count;
    for (size_t i = 0; i < inner->count; i++) {
        out[i + 1] = (size_t)mp_small(inner->items[i]);
    }
    return inner->count + 1;
}

static inline bool is_contiguous(const mp_memoryview *self) {
    return self->count == 1 || self->stride == (intptr_t)(row_count(self) * self->item_size);
}

/* The memory of the view; raises if it is released or the owner has become too small. */
static bool view_items(mp_vm *vm, mp_value v, mp_memory_items *out) {
    mp_memoryview *self = view_get(v);
    mp_buffer buffer;
    if (!view_check(vm, v) || !mp_buffer_get(vm, self->base, &buffer)) {
        return false;
    }
    size_t row = row_count(self);
    if (self->count != 0) {
        size_t last = self->offset + (self->count - 1) * (size_t)self->stride;
        if (MP_MAX(self->offset, last) + row * self->item_size > buffer.size) {
            return mp_fail(vm, &mp_type_BufferError, "the memory behind the memoryview has become smaller");
        }
    }
    *out = (mp_memory_items){.data = buffer.data + (self->count != 0 ? self->offset : 0),
                             .count = self->count * row,
                             .row = row,
                             .stride = self->stride,
                             .item_size = self->item_size,
                             .format = self->format};
    return true;
}

/* The items of any object with a buffer. */
static bool items_of(mp_vm *vm, mp_value v, mp_memory_items *out) {
    if (mp_is_exact(v, &mp_type_memoryview)) {
        return view_items(vm, v, out);
    }
    mp_buffer buffer;
    if (!mp_buffer_get(vm, v, &buffer)) {
        return false;
    }
    *out = (mp_memory_items){.data = buffer.data,
                             .count = buffer.size / buffer.item_size,
                             .row = 1,
                             .stride = (intptr_t)buffer.item_size,
                             .item_size = buffer.item_size,
                             .format = buffer.format};
    return true;
}

/* ---- making and releasing ---- */

static mp_value view_new(mp_vm *vm, mp_value base, mp_memoryview fields) {
    mp_memoryview *self = mp_gc_new(vm, &mp_type_memoryview, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    fields.object = self->object;
    mp_value inner = fields.inner;
    fields.base = fields.inner = MP_UNBOUND;
    fields.counted = mp_bytearray_is(base);
    *self = fields;
    mp_gc_store(vm, &self->base, base);
    mp_gc_store(vm, &self->inner, inner);
    if (fields.counted) {
        mp_bytearray_get(base)->exports++;
    }
    return mp_from_pointer(self);
}

mp_value mp_memoryview_new(mp_vm *vm, mp_value owner) {
    if (mp_is_exact(owner, &mp_type_memoryview)) {
        return view_check(vm, owner) ? view_new(vm, view_get(owner)->base, *view_get(owner)) : MP_ERROR;
    }
    mp_buffer buffer;
    if (!mp_buffer_is(owner)) {
        return mp_raise(vm, &mp_type_TypeError, "memoryview: a bytes-like object is required, not '%T'", owner);
    }
    if (!mp_buffer_get(vm, owner, &buffer)) {
        return MP_ERROR;
    }
    return view_new(vm, owner,
                    (mp_memoryview){.inner = MP_UNBOUND,
                                    .count = buffer.size / buffer.item_size,
                                    .stride = (intptr_t)buffer.item_size,
                                    .item_size = (uint8_t)buffer.item_size,
                                    .format = buffer.format,
                                    .readonly = buffer.readonly});
}

static mp_value memoryview_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(object, 0)};
    mp_value owner;
    (void)type;
    return mp_args_bind(vm, "memoryview", params, 1, argc, args, kw, &owner) ? mp_memoryview_new(vm, owner) : MP_ERROR;
}

static void release(mp_memoryview *self) {
    if (self->counted) {
        mp_bytearray_get(self->base)->exports--;
        self->counted = false;
    }
    self->base = MP_UNBOUND;
}

static void memoryview_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((mp_memoryview *)self)->base);
    mp_trace_slot(tracer, &((mp_memoryview *)self)->inner);
}

static void memoryview_finalise(mp_vm *vm, void *self) {
    (void)vm;
    release(self);
}

/* ---- operations ---- */

static mp_value memoryview_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "<%smemory at 0x%zx>", mp_is_unbound(view_get(self)->base) ? "released " : "",
                             (size_t)self.bits);
}

/* The bytes of all items in order. */
static bool append_bytes(mp_builder *b, const mp_memory_items *m) {
    if (m->stride == (intptr_t)(m->row * m->item_size)) {
        return m->count == 0 || mp_builder_append(b, (const char *)m->data, m->count * m->item_size);
    }
    for (size_t i = 0; i < m->count && !b->failed; i++) {
        mp_builder_append(b, (const char *)mp_memory_at(m, i), m->item_size);
    }
    return !b->failed;
}

bool mp_memoryview_append(mp_vm *vm, mp_value v, mp_builder *b) {
    mp_memory_items m;
    return view_items(vm, v, &m) && append_bytes(b, &m);
}

static mp_value to_bytes(mp_vm *vm, mp_value self) {
    mp_builder b;
    mp_builder_init(&b, vm);
    return mp_memoryview_append(vm, self, &b) ? mp_builder_bytes(&b) : MP_ERROR;
}

static bool memoryview_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    if (!view_check(vm, self)) {
        return false;
    }
    if (!view_get(self)->readonly) {
        return mp_fail(vm, &mp_type_ValueError, "cannot hash writable memoryview object");
    }
    if (!mp_memory_is_byte(view_get(self)->format)) {
        return mp_fail(vm, &mp_type_ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    mp_value bytes = to_bytes(vm, self);
    return !mp_is_error(bytes) && mp_hash_of(vm, bytes, out);
}

/* The view has the shape of `other`, any object with a buffer of so many items. */
static bool same_shape(mp_value self, mp_value other, size_t count) {
    size_t a[MP_MEMORY_DIMENSIONS], b[MP_MEMORY_DIMENSIONS] = {count};
    size_t dimensions = mp_is_exact(other, &mp_type_memoryview) ? shape_of(view_get(other), b) : 1;
    return shape_of(view_get(self), a) == dimensions && memcmp(a, b, dimensions * sizeof *a) == 0;
}

static mp_value memoryview_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op != MP_EQ && op != MP_NE) || !mp_buffer_is(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    bool equal = mp_same(self, other);
    bool released = mp_is_unbound(view_get(self)->base) ||
                    (mp_is_exact(other, &mp_type_memoryview) && mp_is_unbound(view_get(other)->base));
    if (!equal && !released) {
        mp_memory_items a, b;
        if (!view_items(vm, self, &a) || !items_of(vm, other, &b)) {
            return MP_ERROR;
        }
        if (same_shape(self, other, b.count) && !mp_memory_equal(vm, &a, &b, &equal)) {
            return MP_ERROR;
        }
    }
    return mp_from_bool(equal == (op == MP_EQ));
}

static bool memoryview_length(mp_vm *vm, mp_value self, size_t *out) {
    *out = view_get(self)->count;
    return view_check(vm, self);
}

#define SLICE_WRITE "memoryview slice assignments are currently restricted to ndim = 1"

/* One index of a dimension. */
static bool index_one(mp_vm *vm, mp_value key, size_t count, size_t dimension, size_t *out) {
    intptr_t index;
    if (!mp_index_unpack(vm, key, "", &index)) {
        return false;
    }
    *out = (size_t)index + (index < 0 ? count : 0);
    return *out < count || mp_fail(vm, &mp_type_IndexError, "index out of bounds on dimension %zu", dimension);
}

/* A tuple of indexes, one for each dimension: the number of the item. */
static bool index_tuple(mp_vm *vm, mp_value self, mp_value key, bool writing, size_t *out) {
    size_t shape[MP_MEMORY_DIMENSIONS], dimensions = shape_of(view_get(self), shape);
    const mp_tuple *t = mp_tuple_get(key);
    size_t indexes = 0, slices = 0;
    for (size_t i = 0; i < t->count; i++) {
        indexes += mp_sequence_has_index(vm, t->items[i]);
        slices += mp_slice_is(t->items[i]);
    }
    if (indexes != t->count) {
        return slices == t->count
                   ? mp_fail(vm, &mp_type_NotImplementedError,
                             writing ? SLICE_WRITE : "multi-dimensional slicing is not implemented")
                   : mp_fail(vm, &mp_type_TypeError, "memoryview: invalid slice key");
    }
    if (t->count < dimensions) {
        return mp_fail(vm, &mp_type_NotImplementedError, "sub-views are not implemented");
    }
    if (t->count > dimensions) {
        return mp_fail(vm, &mp_type_TypeError, "cannot index %zu-dimension view with %zu-element tuple", dimensions,
                       t->count);
    }
    *out = 0;
    for (size_t i = 0; i < dimensions; i++) {
        size_t index;
        if (!index_one(vm, t->items[i], shape[i], i + 1, &index)) {
            return false;
        }
        *out = *out * shape[i] + index;
    }
    return view_check(vm, self);
}

/* The number of the item that a key other than a slice names. */
static bool index_of(mp_vm *vm, mp_value self, mp_value key, bool writing, size_t *out) {
    const mp_memoryview *view = view_get(self);
    *out = 0;
    if (mp_is_none(view->inner)) {
        return (mp_tuple_is(key) && mp_tuple_get(key)->count == 0) || mp_same(key, MP_ELLIPSIS) ||
               mp_fail(vm, &mp_type_TypeError, "invalid indexing of 0-dim memory");
    }
    if (mp_tuple_is(key)) {
        return index_tuple(vm, self, key, writing, out);
    }
    if (!mp_sequence_has_index(vm, key)) {
        return mp_fail(vm, &mp_type_TypeError, "memoryview: invalid slice key");
    }
    if (!mp_is_unbound(view->inner)) {
        return mp_fail(vm, &mp_type_NotImplementedError,
                       writing ? "sub-views are not implemented" : "multi-dimensional sub-views are not implemented");
    }
    return index_one(vm, key, view->count, 1, out) && view_check(vm, self);
}

/* The window that a slice of the view is. */
static bool slice_of(mp_vm *vm, mp_value self, mp_value key, mp_memoryview *out) {
    mp_slice_range r;
    if (!mp_slice_unpack(vm, key, &r) || !view_check(vm, self)) {
        return false;
    }
    *out = *view_get(self);
    mp_slice_adjust(&r, out->count);
    out->offset += (size_t)(r.start * out->stride);
    out->count = r.count;
    out->stride = (intptr_t)((size_t)out->stride * (size_t)r.step);
    return true;
}

static mp_value memoryview_getitem(mp_vm *vm, mp_value self, mp_value key) {
    bool single = mp_is_none(view_get(self)->inner);
    if (single && mp_same(key, MP_ELLIPSIS) && view_check(vm, self)) {
        return view_new(vm, view_get(self)->base, *view_get(self));
    }
    if (mp_slice_is(key) && !single) {
        mp_memoryview fields;
        return slice_of(vm, self, key, &fields) ? view_new(vm, fields.base, fields) : MP_ERROR;
    }
    size_t index;
    mp_memory_items m;
    if (!view_check(vm, self) || !index_of(vm, self, key, false, &index) || !view_items(vm, self, &m)) {
        return MP_ERROR;
    }
    return mp_memory_load(vm, &m, mp_memory_at(&m, index));
}

static bool assign_slice(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    mp_memoryview fields;
    mp_memory_items whole, from;
    if (!mp_is_unbound(view_get(self)->inner)) {
        return mp_fail(vm, &mp_type_NotImplementedError, SLICE_WRITE);
    }
    if (!mp_buffer_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "a bytes-like object is required, not '%T'", value);
    }
    if (!slice_of(vm, self, key, &fields) || !items_of(vm, value, &from) || !view_items(vm, self, &whole)) {
        return false;
    }
    if (from.row != 1 || fields.format != from.format || fields.item_size != from.item_size || fields.count != from.count) {
        return mp_fail(vm, &mp_type_ValueError,
                       "memoryview assignment: lvalue and rvalue have different structures");
    }
    if (fields.count == 0) {
        return true;
    }
    mp_memory_items to = {whole.data - view_get(self)->offset + fields.offset, fields.count, 1, fields.stride,
                          fields.item_size, fields.format};
    if (to.stride == (intptr_t)to.item_size && from.stride == to.stride) {
        memmove(to.data, from.data, to.count * to.item_size);
        return true;
    }
    /* the two may overlap in any way */
    mp_builder b;
    mp_builder_init(&b, vm);
    if (!append_bytes(&b, &from)) {
        return false;
    }
    for (size_t i = 0; i < to.count; i++) {
        memcpy(mp_memory_at(&to, i), b.data + i * to.item_size, to.item_size);
    }
    mp_builder_free(&b);
    return true;
}

static bool memoryview_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    mp_memoryview *view = view_get(self);
    if (!view_check(vm, self)) {
        return false;
    }
    if (view->readonly) {
        return mp_fail(vm, &mp_type_TypeError, "cannot modify read-only memory");
    }
    if (mp_is_unbound(value)) {
        return mp_fail(vm, &mp_type_TypeError, "cannot delete memory");
    }
    if (mp_slice_is(key) && !mp_is_none(view->inner)) {
        return assign_slice(vm, self, key, value);
    }
    uint8_t bytes[8];
    size_t index;
    mp_memory_items m;
    if (!index_of(vm, self, key, true, &index) || !mp_memory_pack(vm, view->format, view->item_size, value, bytes) ||
        !view_items(vm, self, &m)) {
        return false;
    }
    memcpy(mp_memory_at(&m, index), bytes, m.item_size);
    return true;
}

static bool memoryview_buffer(mp_vm *vm, mp_value self, mp_buffer *out) {
    mp_memory_items m;
    if (!view_items(vm, self, &m)) {
        return false;
    }
    if (!is_contiguous(view_get(self))) {
        return mp_fail(vm, &mp_type_BufferError, "memoryview: underlying buffer is not C-contiguous");
    }
    *out = (mp_buffer){m.data, m.count * m.item_size, view_get(self)->readonly, m.format, m.item_size};
    return true;
}

static mp_value memoryview_iter(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? mp_seq_iterator_new(vm, &mp_type_memory_iterator, self) : MP_ERROR;
}

static mp_value memory_iterator_next(mp_vm *vm, mp_value self) {
    mp_seq_iterator *it = (mp_seq_iterator *)mp_pointer(self);
    mp_memory_items m;
    if (mp_is_none(it->sequence)) {
        return MP_STOP;
    }
    if (!view_items(vm, it->sequence, &m)) {
        return MP_ERROR;
    }
    size_t index;
    if (!mp_is_unbound(view_get(it->sequence)->inner) && !index_of(vm, it->sequence, MP_SMALL(0), false, &index)) {
        return MP_ERROR;
    }
    if (mp_seq_iterator_index(it) >= m.count) {
        mp_gc_store(vm, &it->sequence, MP_NONE);
        return MP_STOP;
    }
    return mp_memory_load(vm, &m, mp_memory_at(&m, mp_seq_iterator_step(it)));
}

/* ---- methods ---- */

/* The bytes of all items, the first index changing fastest. */
static bool append_fortran(mp_builder *b, const mp_memory_items *m, const size_t *shape, size_t dimensions) {
    size_t index[MP_MEMORY_DIMENSIONS] = {0};
    for (size_t n = 0; n < m->count && !b->failed; n++) {
        size_t flat = 0, d = 0;
        for (size_t i = 0; i < dimensions; i++) {
            flat = flat * shape[i] + index[i];
        }
        mp_builder_append(b, (const char *)mp_memory_at(m, flat), m->item_size);
        while (d < dimensions && ++index[d] == shape[d]) {
            index[d++] = 0;
        }
    }
    return !b->failed;
}

static mp_value memoryview_tobytes(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(order, MP_PARAM_OPTIONAL)};
    mp_value order;
    char letter = 'C';
    if (!mp_args_bind(vm, "tobytes", params, 1, argc - 1, args + 1, kw, &order)) {
        return MP_ERROR;
    }
    if (!mp_is_unbound(order) && !mp_is_none(order)) {
        if (!mp_str_is(order)) {
            return mp_raise(vm, &mp_type_TypeError, "tobytes() argument 'order' must be str or None, not %A", order);
        }
        letter = mp_str_size(order) == 1 ? mp_str_data(order)[0] : 0;
        if (letter != 'C' && letter != 'F' && letter != 'A') {
            return mp_raise(vm, &mp_type_ValueError, "order must be 'C', 'F' or 'A'");
        }
    }
    size_t shape[MP_MEMORY_DIMENSIONS], dimensions = shape_of(view_get(args[0]), shape);
    mp_memory_items m;
    if (letter != 'F' || dimensions < 2) {
        return to_bytes(vm, args[0]);
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    return view_items(vm, args[0], &m) && append_fortran(&b, &m, shape, dimensions) ? mp_builder_bytes(&b) : MP_ERROR;
}

/* Items from *next on as nested lists. */
static mp_value list_of(mp_vm *vm, const mp_memory_items *m, const size_t *shape, size_t dimensions, size_t *next) {
    if (dimensions == 0) {
        return mp_memory_load(vm, m, mp_memory_at(m, (*next)++));
    }
    mp_value list = mp_list_new(vm, 0, NULL);
    for (size_t i = 0; !mp_is_error(list) && i < shape[0]; i++) {
        mp_value item = list_of(vm, m, shape + 1, dimensions - 1, next);
        if (mp_is_error(item) || !mp_list_append(vm, list, item)) {
            return MP_ERROR;
        }
    }
    return list;
}

static mp_value memoryview_tolist(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_memory_items m;
    size_t shape[MP_MEMORY_DIMENSIONS], dimensions = shape_of(view_get(args[0]), shape), next = 0;
    return view_items(vm, args[0], &m) ? list_of(vm, &m, shape, dimensions, &next) : MP_ERROR;
}

static mp_value memoryview_hex(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value bytes = to_bytes(vm, args[0]);
    return mp_is_error(bytes) ? MP_ERROR : mp_bytes_hex(vm, mp_text_of(bytes), argc - 1, args + 1, kw);
}

static mp_value memoryview_toreadonly(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!view_check(vm, args[0])) {
        return MP_ERROR;
    }
    mp_memoryview fields = *view_get(args[0]);
    fields.readonly = true;
    return view_new(vm, fields.base, fields);
}

static mp_value memoryview_release(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    release(view_get(args[0]));
    return MP_NONE;
}

static mp_value memoryview_enter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return view_check(vm, args[0]) ? args[0] : MP_ERROR;
}

/* Gives a view of one dimension the shape that cast() was told. */
static bool reshape(mp_vm *vm, mp_memoryview *fields, mp_value shape) {
    mp_items given = mp_items_of(shape);
    mp_value lengths[MP_MEMORY_DIMENSIONS]; /* small ints: a product that fits is checked below */
    size_t total = 1;
    for (size_t i = 0; i < given.count; i++) {
        intptr_t length;
        if (!mp_int_is(given.items[i])) {
            return mp_fail(vm, &mp_type_TypeError, "memoryview.cast(): elements of shape must be integers");
        }
        if (!mp_index_get(vm, given.items[i], &length)) {
            (void)mp_exception_take(vm);
            return mp_fail(vm, &mp_type_OverflowError, "Python int too large to convert to C ssize_t");
        }
        if (length <= 0) {
            return mp_fail(vm, &mp_type_ValueError, "memoryview.cast(): elements of shape must be integers > 0");
        }
        if (mp_size_mul(total, (size_t)length, &total)) {
            return mp_fail(vm, &mp_type_ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
        }
        lengths[i] = MP_SMALL(length);
    }
    if (total != fields->count) {
        return mp_fail(vm, &mp_type_TypeError, "memoryview: product(shape) * itemsize != buffer size");
    }
    if (given.count != 1) {
        fields->inner = given.count == 0 ? MP_NONE : mp_tuple_new(vm, given.count - 1, lengths + 1);
        if (mp_is_error(fields->inner)) {
            return false;
        }
        fields->count = total / row_count(fields);
        fields->stride = (intptr_t)(row_count(fields) * fields->item_size);
    }
    return true;
}

static bool check_shape(mp_vm *vm, const mp_memoryview *view, mp_value shape) {
    if (!mp_is_instance(shape, &mp_type_list) && !mp_tuple_is(shape)) {
        return mp_fail(vm, &mp_type_TypeError, "shape must be a list or a tuple");
    }
    size_t dimensions = mp_items_of(shape).count;
    if (dimensions > MP_MEMORY_DIMENSIONS) {
        return mp_fail(vm, &mp_type_ValueError, "memoryview: number of dimensions must not exceed 64");
    }
    if (!mp_is_unbound(view->inner) && dimensions != 1) {
        return mp_fail(vm, &mp_type_TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    return view->count != 0 || mp_fail(vm, &mp_type_TypeError, "memoryview: cannot cast view with zeros in shape or strides");
}

static mp_value memoryview_cast(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(format, 0), MP_PARAM(shape, MP_PARAM_OPTIONAL)};
    mp_value a[2];
    if (!mp_args_bind(vm, "cast", params, 2, argc - 1, args + 1, kw, a) || !view_check(vm, args[0])) {
        return MP_ERROR;
    }
    if (!mp_str_is(a[0])) {
        return mp_raise(vm, &mp_type_TypeError, "cast() argument 'format' must be str, not %A", a[0]);
    }
    mp_memoryview fields = *view_get(args[0]);
    mp_text text = mp_text_of(a[0]);
    size_t skip = text.size == 2 && text.data[0] == '@';
    size_t item_size = text.size - skip == 1 ? mp_memory_format_size(text.data[skip]) : 0;
    if (!mp_is_unbound(a[1]) && !check_shape(vm, &fields, a[1])) {
        return MP_ERROR;
    }
    if (!is_contiguous(&fields)) {
        return mp_raise(vm, &mp_type_TypeError, "memoryview: casts are restricted to C-contiguous views");
    }
    if (item_size == 0) {
        return mp_raise(vm, &mp_type_ValueError, "memoryview: destination format must be a native single character "
                                                 "format prefixed with an optional '@'");
    }
    char format = text.data[skip];
    if (!mp_memory_is_byte(format) && !mp_memory_is_byte(fields.format)) {
        return mp_raise(vm, &mp_type_TypeError, "memoryview: cannot cast between two non-byte formats");
    }
    size_t size = fields.count * row_count(&fields) * fields.item_size;
    if (size % item_size != 0) {
        return mp_raise(vm, &mp_type_TypeError, "memoryview: length is not a multiple of itemsize");
    }
    fields.format = format;
    fields.item_size = (uint8_t)item_size;
    fields.stride = (intptr_t)item_size;
    fields.count = size / item_size;
    fields.inner = MP_UNBOUND;
    if (!mp_is_unbound(a[1]) && !reshape(vm, &fields, a[1])) {
        return MP_ERROR;
    }
    return view_new(vm, fields.base, fields);
}

/* ---- attributes ---- */

static mp_value memoryview_obj(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? view_get(self)->base : MP_ERROR;
}

static mp_value memoryview_nbytes(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? mp_int_from_size(vm, view_get(self)->count * row_count(view_get(self)) * view_get(self)->item_size) : MP_ERROR;
}

static mp_value memoryview_itemsize(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? MP_SMALL(view_get(self)->item_size) : MP_ERROR;
}

static mp_value memoryview_format(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? mp_str_of_rune(vm, (uint8_t)view_get(self)->format) : MP_ERROR;
}

static mp_value memoryview_ndim(mp_vm *vm, mp_value self) {
    size_t shape[MP_MEMORY_DIMENSIONS];
    return view_check(vm, self) ? MP_SMALL(shape_of(view_get(self), shape)) : MP_ERROR;
}

/* shape or strides as a tuple. */
static mp_value dimensions_tuple(mp_vm *vm, mp_value self, bool strides) {
    if (!view_check(vm, self)) {
        return MP_ERROR;
    }
    size_t shape[MP_MEMORY_DIMENSIONS], dimensions = shape_of(view_get(self), shape);
    intptr_t stride = view_get(self)->item_size;
    mp_value tuple = mp_tuple_new(vm, dimensions, NULL);
    for (size_t i = dimensions; !mp_is_error(tuple) && i-- > 0;) {
        mp_value v = !strides ? mp_int_from_size(vm, shape[i])
                              : mp_int_from_i64(vm, i == 0 ? view_get(self)->stride : stride);
        if (mp_is_error(v)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_tuple_get(tuple)->items[i], v);
        stride *= (intptr_t)shape[i];
    }
    return tuple;
}

static mp_value memoryview_shape(mp_vm *vm, mp_value self) { return dimensions_tuple(vm, self, false); }
static mp_value memoryview_strides(mp_vm *vm, mp_value self) { return dimensions_tuple(vm, self, true); }

static mp_value memoryview_suboffsets(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? MP_EMPTY_TUPLE : MP_ERROR;
}

static mp_value memoryview_readonly(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? mp_from_bool(view_get(self)->readonly) : MP_ERROR;
}

/* Contiguous with the first index changing fastest: no two dimensions have more than one item. */
static mp_value memoryview_f_contiguous(mp_vm *vm, mp_value self) {
    size_t shape[MP_MEMORY_DIMENSIONS], dimensions = shape_of(view_get(self), shape), wide = 0;
    for (size_t i = 0; i < dimensions; i++) {
        wide += shape[i] > 1;
    }
    return view_check(vm, self) ? mp_from_bool(is_contiguous(view_get(self)) && wide < 2) : MP_ERROR;
}

static mp_value memoryview_contiguous(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? mp_from_bool(is_contiguous(view_get(self))) : MP_ERROR;
}

MP_OPS(memoryview_ops, (trace, memoryview_trace), (finalise, memoryview_finalise), (make, memoryview_make),
    (repr, memoryview_repr), (hash, memoryview_hash), (compare, memoryview_compare), (length, memoryview_length),
    (getitem, memoryview_getitem), (setitem, memoryview_setitem), (iter, memoryview_iter), (buffer, memoryview_buffer));

static const mp_native memoryview_rows[] = {
    MP_METHOD(__enter__, memoryview_enter, 0, 0),
    MP_METHOD(__exit__, memoryview_release, 0, MP_VARIADIC),
    MP_METHOD_KW(cast, memoryview_cast, 1, 2),
    MP_METHOD_KW(hex, memoryview_hex, 0, 2),
    MP_METHOD(release, memoryview_release, 0, 0),
    MP_METHOD_KW(tobytes, memoryview_tobytes, 0, 1),
    MP_METHOD(tolist, memoryview_tolist, 0, 0),
    MP_METHOD(toreadonly, memoryview_toreadonly, 0, 0),
    MP_GETTER(c_contiguous, memoryview_contiguous),
    MP_GETTER(contiguous, memoryview_contiguous),
    MP_GETTER(f_contiguous, memoryview_f_contiguous),
    MP_GETTER(format, memoryview_format),
    MP_GETTER(itemsize, memoryview_itemsize),
    MP_GETTER(nbytes, memoryview_nbytes),
    MP_GETTER(ndim, memoryview_ndim),
    MP_GETTER(obj, memoryview_obj),
    MP_GETTER(readonly, memoryview_readonly),
    MP_GETTER(shape, memoryview_shape),
    MP_GETTER(strides, memoryview_strides),
    MP_GETTER(suboffsets, memoryview_suboffsets),
};
MP_TYPE(mp_type_memoryview, memoryview, &mp_type_object, sizeof(mp_memoryview), memoryview_ops, memoryview_rows,
        MP_TYPE_FINAL | MP_TYPE_SEQUENCE | MP_TYPE_ITER_LOCAL);

MP_OPS(memory_iterator_ops, (trace, mp_seq_iterator_trace), (iter, mp_iter_self), (next, memory_iterator_next));
MP_TYPE_PLAIN(mp_type_memory_iterator, memory_iterator, &mp_type_object, sizeof(mp_seq_iterator), memory_iterator_ops,
              0);
