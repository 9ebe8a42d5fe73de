/* SPDX-License-Identifier: MIT
 *
 * Layer 2. memoryview: a window of one dimension on the memory of another object.
 *
 * The memory is asked for at each access and checked against the window, since it may have moved, and since owners
 * other than bytearray may change their size. A bytearray counts its views; a view that is collected without release()
 * is subtracted by its finaliser, which may touch its owner: finalisers run before any memory is reused.
 */
#include "objects/bytes.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/text.h"
#include "objects/iterator.h"
#include "objects/tuple.h"

/* Items in memory, of a memoryview or of any other object with a buffer. */
typedef struct items {
    uint8_t *data;
    size_t count;
    intptr_t stride;
    size_t item_size;
    char format;
} items;

static inline mp_memoryview *view_get(mp_value v) {
    return (mp_memoryview *)mp_pointer(v);
}

static bool view_check(mp_vm *vm, mp_value v) {
    return !mp_is_unbound(view_get(v)->base) ||
           mp_fail(vm, &mp_type_ValueError, "operation forbidden on released memoryview object");
}

static inline bool is_contiguous(const mp_memoryview *self) {
    return self->count <= 1 || self->stride == self->item_size;
}

/* The memory of the view; raises if it is released or the owner has become too small. */
static bool view_items(mp_vm *vm, mp_value v, items *out) {
    mp_memoryview *self = view_get(v);
    mp_buffer buffer;
    if (!view_check(vm, v) || !mp_buffer_get(vm, self->base, &buffer)) {
        return false;
    }
    if (self->count != 0) {
        size_t last = self->offset + (self->count - 1) * (size_t)self->stride;
        if (MP_MAX(self->offset, last) + self->item_size > buffer.size) {
            return mp_fail(vm, &mp_type_BufferError, "the memory behind the memoryview has become smaller");
        }
    }
    *out = (items){buffer.data + (self->count != 0 ? self->offset : 0), self->count, self->stride, self->item_size,
                   self->format};
    return true;
}

/* The items of any object with a buffer. */
static bool items_of(mp_vm *vm, mp_value v, items *out) {
    if (mp_is_exact(v, &mp_type_memoryview)) {
        return view_items(vm, v, out);
    }
    mp_buffer buffer;
    if (!mp_buffer_get(vm, v, &buffer)) {
        return false;
    }
    *out = (items){buffer.data, buffer.size / buffer.item_size, (intptr_t)buffer.item_size, buffer.item_size,
                   buffer.format};
    return true;
}

static inline uint8_t *item_at(const items *m, size_t index) {
    return m->data + (intptr_t)index * m->stride;
}

/* ---- items and formats ---- */

static bool is_byte_format(char format) {
    return format == 'B' || format == 'b' || format == 'c';
}

static bool is_signed_format(char format) {
    return strchr("bhilqn", format) != NULL;
}

/* Bytes of a native format character; 0: there is none. */
static size_t format_size(char format) {
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

static mp_value item_load(mp_vm *vm, const items *m, const uint8_t *p) {
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
    if (format_size(m->format) != m->item_size || m->item_size == 0) {
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

/* An item's bytes, made before the memory is looked at, because making them may run Python code. */
static bool item_pack(mp_vm *vm, char format, size_t size, mp_value v, uint8_t out[8]) {
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

/* ---- making and releasing ---- */

static mp_value view_new(mp_vm *vm, mp_value base, mp_memoryview fields) {
    mp_memoryview *self = mp_gc_new(vm, &mp_type_memoryview, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    fields.object = self->object;
    fields.base = MP_UNBOUND;
    fields.counted = mp_bytearray_is(base);
    *self = fields;
    mp_gc_store(vm, &self->base, base);
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
                    (mp_memoryview){.count = buffer.size / buffer.item_size,
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
static bool append_bytes(mp_builder *b, const items *m) {
    if (m->stride == (intptr_t)m->item_size) {
        return m->count == 0 || mp_builder_append(b, (const char *)m->data, m->count * m->item_size);
    }
    for (size_t i = 0; i < m->count && !b->failed; i++) {
        mp_builder_append(b, (const char *)item_at(m, i), m->item_size);
    }
    return !b->failed;
}

bool mp_memoryview_append(mp_vm *vm, mp_value v, mp_builder *b) {
    items m;
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
    if (!is_byte_format(view_get(self)->format)) {
        return mp_fail(vm, &mp_type_ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    mp_value bytes = to_bytes(vm, self);
    return !mp_is_error(bytes) && mp_hash_of(vm, bytes, out);
}

static bool items_equal(mp_vm *vm, const items *a, const items *b, bool *out) {
    bool plain = a->format == b->format && a->format != 'f' && a->format != 'd';
    *out = a->count == b->count;
    for (size_t i = 0; *out && i < a->count; i++) {
        if (plain) {
            *out = memcmp(item_at(a, i), item_at(b, i), a->item_size) == 0;
            continue;
        }
        mp_value x = item_load(vm, a, item_at(a, i));
        mp_value y = mp_is_error(x) ? MP_ERROR : item_load(vm, b, item_at(b, i));
        if (mp_is_error(y) || !mp_compare_truth(vm, MP_EQ, x, y, out)) {
            return false;
        }
    }
    return true;
}

static mp_value memoryview_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op != MP_EQ && op != MP_NE) || !mp_buffer_is(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    bool equal = mp_same(self, other);
    bool released = mp_is_unbound(view_get(self)->base) ||
                    (mp_is_exact(other, &mp_type_memoryview) && mp_is_unbound(view_get(other)->base));
    if (!equal && !released) {
        items a, b;
        if (!view_items(vm, self, &a) || !items_of(vm, other, &b) || !items_equal(vm, &a, &b, &equal)) {
            return MP_ERROR;
        }
    }
    return mp_from_bool(equal == (op == MP_EQ));
}

static bool memoryview_length(mp_vm *vm, mp_value self, size_t *out) {
    *out = view_get(self)->count;
    return view_check(vm, self);
}

static bool index_of(mp_vm *vm, mp_value self, mp_value key, size_t *out) {
    if (!mp_sequence_has_index(vm, key)) {
        return mp_fail(vm, &mp_type_TypeError, "memoryview: invalid slice key");
    }
    intptr_t index;
    if (!mp_index_unpack(vm, key, "", &index) || !view_check(vm, self)) {
        return false;
    }
    size_t count = view_get(self)->count;
    *out = (size_t)index + (index < 0 ? count : 0);
    return *out < count || mp_fail(vm, &mp_type_IndexError, "index out of bounds on dimension 1");
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
    out->stride = r.count > 1 ? out->stride * r.step : out->stride;
    return true;
}

static mp_value memoryview_getitem(mp_vm *vm, mp_value self, mp_value key) {
    if (mp_slice_is(key)) {
        mp_memoryview fields;
        return slice_of(vm, self, key, &fields) ? view_new(vm, fields.base, fields) : MP_ERROR;
    }
    size_t index;
    items m;
    if (!view_check(vm, self) || !index_of(vm, self, key, &index) || !view_items(vm, self, &m)) {
        return MP_ERROR;
    }
    return item_load(vm, &m, item_at(&m, index));
}

static bool assign_slice(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    mp_memoryview fields;
    items whole, from;
    if (!mp_buffer_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "a bytes-like object is required, not '%T'", value);
    }
    if (!slice_of(vm, self, key, &fields) || !items_of(vm, value, &from) || !view_items(vm, self, &whole)) {
        return false;
    }
    if (fields.format != from.format || fields.item_size != from.item_size || fields.count != from.count) {
        return mp_fail(vm, &mp_type_ValueError,
                       "memoryview assignment: lvalue and rvalue have different structures");
    }
    if (fields.count == 0) {
        return true;
    }
    items to = {whole.data - view_get(self)->offset + fields.offset, fields.count, fields.stride, fields.item_size,
                fields.format};
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
        memcpy(item_at(&to, i), b.data + i * to.item_size, to.item_size);
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
    if (mp_slice_is(key)) {
        return assign_slice(vm, self, key, value);
    }
    uint8_t bytes[8];
    size_t index;
    items m;
    if (!index_of(vm, self, key, &index) || !item_pack(vm, view->format, view->item_size, value, bytes) ||
        !view_items(vm, self, &m)) {
        return false;
    }
    memcpy(item_at(&m, index), bytes, m.item_size);
    return true;
}

static bool memoryview_buffer(mp_vm *vm, mp_value self, mp_buffer *out) {
    items m;
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
    items m;
    if (mp_is_none(it->sequence)) {
        return MP_STOP;
    }
    if (!view_items(vm, it->sequence, &m)) {
        return MP_ERROR;
    }
    if (it->index >= m.count) {
        mp_gc_store(vm, &it->sequence, MP_NONE);
        return MP_STOP;
    }
    return item_load(vm, &m, item_at(&m, it->index++));
}

/* ---- methods ---- */

static mp_value memoryview_tobytes(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    (void)argc, (void)kw; /* with one dimension, every order is the same */
    return to_bytes(vm, args[0]);
}

static mp_value memoryview_tolist(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    items m;
    if (!view_items(vm, args[0], &m)) {
        return MP_ERROR;
    }
    mp_value list = mp_list_new(vm, 0, NULL);
    for (size_t i = 0; !mp_is_error(list) && i < m.count; i++) {
        mp_value item = item_load(vm, &m, item_at(&m, i));
        if (mp_is_error(item) || !mp_list_append(vm, list, item)) {
            return MP_ERROR;
        }
    }
    return list;
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

/* The shape argument of cast: one dimension, which has to fit. */
static bool check_shape(mp_vm *vm, mp_value shape, size_t count) {
    if (!mp_is_instance(shape, &mp_type_list) && !mp_tuple_is(shape)) {
        return mp_fail(vm, &mp_type_TypeError, "shape must be a list or a tuple");
    }
    mp_items given = mp_items_of(shape);
    intptr_t length;
    if (given.count != 1) {
        return mp_fail(vm, &mp_type_NotImplementedError, "memoryview: only one dimension is supported");
    }
    if (!mp_index_get(vm, given.items[0], &length)) {
        return false;
    }
    return (size_t)length == count ||
           mp_fail(vm, &mp_type_TypeError, "memoryview: product(shape) * itemsize != buffer size");
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
    size_t item_size = text.size - skip == 1 ? format_size(text.data[skip]) : 0;
    if (!is_contiguous(&fields)) {
        return mp_raise(vm, &mp_type_TypeError, "memoryview: casts are restricted to C-contiguous views");
    }
    if (item_size == 0) {
        return mp_raise(vm, &mp_type_ValueError, "memoryview: destination format must be a native single character "
                                                 "format prefixed with an optional '@'");
    }
    char format = text.data[skip];
    if (!is_byte_format(format) && !is_byte_format(fields.format)) {
        return mp_raise(vm, &mp_type_TypeError, "memoryview: cannot cast between two non-byte formats");
    }
    size_t size = fields.count * fields.item_size;
    if (size % item_size != 0) {
        return mp_raise(vm, &mp_type_TypeError, "memoryview: length is not a multiple of itemsize");
    }
    fields.format = format;
    fields.item_size = (uint8_t)item_size;
    fields.stride = (intptr_t)item_size;
    fields.count = size / item_size;
    if (!mp_is_unbound(a[1]) && (!check_shape(vm, a[1], fields.count) || !view_check(vm, args[0]))) {
        return MP_ERROR;
    }
    return view_new(vm, fields.base, fields);
}

/* ---- attributes ---- */

static mp_value memoryview_obj(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? view_get(self)->base : MP_ERROR;
}

static mp_value memoryview_nbytes(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? mp_int_from_size(vm, view_get(self)->count * view_get(self)->item_size) : MP_ERROR;
}

static mp_value memoryview_itemsize(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? MP_SMALL(view_get(self)->item_size) : MP_ERROR;
}

static mp_value memoryview_format(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? mp_str_of_rune(vm, (uint8_t)view_get(self)->format) : MP_ERROR;
}

static mp_value memoryview_ndim(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? MP_SMALL(1) : MP_ERROR;
}

static mp_value memoryview_shape(mp_vm *vm, mp_value self) {
    mp_value count = view_check(vm, self) ? mp_int_from_size(vm, view_get(self)->count) : MP_ERROR;
    return mp_is_error(count) ? MP_ERROR : mp_tuple_new(vm, 1, &count);
}

static mp_value memoryview_strides(mp_vm *vm, mp_value self) {
    mp_value stride = view_check(vm, self) ? mp_int_from_i64(vm, view_get(self)->stride) : MP_ERROR;
    return mp_is_error(stride) ? MP_ERROR : mp_tuple_new(vm, 1, &stride);
}

static mp_value memoryview_suboffsets(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? MP_EMPTY_TUPLE : MP_ERROR;
}

static mp_value memoryview_readonly(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? mp_from_bool(view_get(self)->readonly) : MP_ERROR;
}

static mp_value memoryview_contiguous(mp_vm *vm, mp_value self) {
    return view_check(vm, self) ? mp_from_bool(is_contiguous(view_get(self))) : MP_ERROR;
}

static const mp_type_ops memoryview_ops = {
    .trace = memoryview_trace,
    .finalise = memoryview_finalise,
    .make = memoryview_make,
    .repr = memoryview_repr,
    .hash = memoryview_hash,
    .compare = memoryview_compare,
    .length = memoryview_length,
    .getitem = memoryview_getitem,
    .setitem = memoryview_setitem,
    .iter = memoryview_iter,
    .buffer = memoryview_buffer,
};

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
    MP_GETTER(f_contiguous, memoryview_contiguous),
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
        MP_TYPE_FINAL);

static const mp_type_ops memory_iterator_ops = {
    .trace = mp_seq_iterator_trace,
    .iter = mp_iter_self,
    .next = memory_iterator_next,
};
MP_TYPE_PLAIN(mp_type_memory_iterator, memory_iterator, &mp_type_object, sizeof(mp_seq_iterator), memory_iterator_ops,
              0);
