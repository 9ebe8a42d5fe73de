/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module array: arrays of numbers (or characters) of one machine type, as a sequence with methods.
 *
 * Invariants: those of array.h.
 */
#include "modules/array.h"

#include "base/packed.h"
#include "objects/builder.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

static const mp_type array_iterator_type;

/* ---- as a sequence ---- */

static mp_value array_getitem(mp_vm *vm, mp_value self, mp_value key) {
    mp_array *a = mp_array_get(self);
    if (!mp_slice_is(key)) {
        intptr_t index;
        size_t i;
        return mp_index_unpack(vm, key, "array", &index) && mp_index_adjust(vm, index, a->count, "array", &i)
                   ? mp_array_load(vm, a, i)
                   : MP_ERROR;
    }
    mp_slice_range range;
    if (!mp_slice_unpack(vm, key, &range)) {
        return MP_ERROR;
    }
    mp_slice_adjust(&range, a->count);
    if (range.step == 1) {
        return mp_array_part(vm, a, (size_t)range.start, range.count);
    }
    mp_array *result = mp_array_alloc(vm, &mp_type_array, a->code, range.count);
    if (result == NULL) {
        return MP_ERROR;
    }
    size_t size = a->item_size;
    size_t from = (size_t)range.start; /* may wrap behind the last */
    for (size_t i = 0; i < range.count; i++, from += (size_t)range.step) {
        memcpy(result->data + i * size, a->data + from * size, size);
    }
    return mp_from_pointer(result);
}

static void array_remove_range(mp_array *self, mp_slice_range range) {
    if (range.count == 0) {
        return;
    }
    if (range.step < 0) { /* the same items, upwards */
        range.start += (intptr_t)(range.count - 1) * range.step;
        range.step = -range.step;
    }
    size_t size = self->item_size, to = (size_t)range.start, from = to;
    for (size_t n = 0; n < range.count; n++, from += (size_t)range.step) {
        size_t next = n + 1 < range.count ? from + (size_t)range.step : self->count;
        memmove(self->data + to * size, self->data + (from + 1) * size, (next - from - 1) * size);
        to += next - from - 1;
    }
    self->count -= range.count;
}

static bool array_setslice(mp_vm *vm, mp_value self, mp_value slice, mp_value value) {
    mp_array *a = mp_array_get(self);
    mp_slice_range range;
    if (!mp_slice_unpack(vm, slice, &range)) {
        return false;
    }
    mp_slice_adjust(&range, a->count);
    if (mp_is_unbound(value)) {
        array_remove_range(a, range);
        return true;
    }
    if (!mp_array_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "can only assign array (not \"%T\") to array slice", value);
    }
    mp_array *from = mp_array_get(value);
    if (from->code != a->code) {
        return mp_fail(vm, &mp_type_TypeError, "bad argument type for built-in operation");
    }
    if (from == a) {
        value = mp_array_part(vm, a, 0, a->count);
        if (mp_is_error(value)) {
            return false;
        }
        from = mp_array_get(value);
    }
    if (range.step == 1) {
        size_t start = (size_t)range.start;
        return mp_array_splice(vm, a, start, start + range.count, from->data, from->count);
    }
    if (from->count != range.count) {
        return mp_fail(vm, &mp_type_ValueError, "attempt to assign array of size %zu to extended slice of size %zu",
                       from->count, range.count);
    }
    size_t size = a->item_size;
    size_t to = (size_t)range.start; /* may wrap behind the last */
    for (size_t i = 0; i < range.count; i++, to += (size_t)range.step) {
        memcpy(a->data + to * size, from->data + i * size, size);
    }
    return true;
}

static bool array_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    mp_array *a = mp_array_get(self);
    if (mp_slice_is(key)) {
        return array_setslice(vm, self, key, value);
    }
    intptr_t index;
    size_t i;
    mp_array_item item;
    if (!mp_index_unpack(vm, key, "array", &index) ||
        (!mp_is_unbound(value) && !mp_index_adjust(vm, index, a->count, "array assignment", &i)) ||
        (!mp_is_unbound(value) && !mp_array_item_make(vm, a->code, value, &item)) ||
        !mp_index_adjust(vm, index, a->count, "array assignment", &i)) { /* again: the value may have changed it */
        return false;
    }
    if (mp_is_unbound(value)) {
        return mp_array_splice(vm, a, i, i + 1, NULL, 0);
    }
    memcpy(a->data + i * a->item_size, item.bytes, a->item_size);
    return true;
}

static bool array_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = mp_array_get(self)->count;
    return true;
}

/* The first index in [start, stop) of an item equal to v; SIZE_MAX if there is none. */
static bool array_find(mp_vm *vm, const mp_array *self, mp_value v, size_t start, size_t stop, size_t *out) {
    for (size_t i = start; i < stop && i < self->count; i++) {
        mp_value item = mp_array_load(vm, self, i);
        bool equal;
        if (mp_is_error(item) || !mp_items_equal(vm, item, v, &equal)) {
            return false;
        }
        if (equal) {
            *out = i;
            return true;
        }
    }
    *out = SIZE_MAX;
    return true;
}

static bool array_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    size_t index;
    if (!array_find(vm, mp_array_get(self), item, 0, SIZE_MAX, &index)) {
        return false;
    }
    *out = index != SIZE_MAX;
    return true;
}

static mp_value array_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if (!mp_array_is(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    const mp_array *a = mp_array_get(self), *b = mp_array_get(other);
    if (a->count != b->count && (op == MP_EQ || op == MP_NE)) {
        return mp_from_bool(op == MP_NE);
    }
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        mp_value x = mp_array_load(vm, a, i);
        mp_value y = mp_is_error(x) ? MP_ERROR : mp_array_load(vm, b, i);
        bool equal;
        if (mp_is_error(y) || !mp_items_equal(vm, x, y, &equal)) {
            return MP_ERROR;
        }
        if (!equal) {
            return mp_compare(vm, op, x, y);
        }
    }
    return mp_compare(vm, op, MP_SMALL(a->count), MP_SMALL(b->count));
}

static mp_value array_concat(mp_vm *vm, mp_value a, mp_value b) {
    if (!mp_array_is(b)) {
        return mp_raise(vm, &mp_type_TypeError, "can only append array (not \"%T\") to array", b);
    }
    const mp_array *left = mp_array_get(a), *right = mp_array_get(b);
    if (left->code != right->code) {
        return mp_raise(vm, &mp_type_TypeError, "bad argument type for built-in operation");
    }
    mp_value result = mp_array_part(vm, left, 0, left->count);
    return !mp_is_error(result) && mp_array_push_array(vm, mp_array_get(result), right) ? result : MP_ERROR;
}

/* Makes self `times` as long. */
static bool array_repeat(mp_vm *vm, mp_array *self, size_t times) {
    size_t count = self->count, total;
    if (mp_size_mul(count, times, &total)) {
        total = SIZE_MAX;
    }
    if (!mp_array_reserve(vm, self, total, true)) {
        return false;
    }
    for (size_t done = count; done < total; done += count) {
        memcpy(self->data + done * self->item_size, self->data, count * self->item_size);
    }
    self->count = total;
    return true;
}

static mp_value array_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD && mp_array_is(a)) {
        return array_concat(vm, a, b);
    }
    if (op != MP_OP_MUL) {
        return MP_NOT_IMPLEMENTED;
    }
    bool reflected = !mp_array_is(a);
    mp_value sequence = reflected ? b : a;
    size_t times;
    mp_value verdict = mp_sequence_times(vm, reflected ? a : b, reflected, &times);
    if (!mp_is_none(verdict)) {
        return verdict;
    }
    const mp_array *self = mp_array_get(sequence);
    mp_value result = mp_array_part(vm, self, 0, times == 0 ? 0 : self->count);
    return !mp_is_error(result) && array_repeat(vm, mp_array_get(result), times) ? result : MP_ERROR;
}

static mp_value array_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op == MP_OP_ADD) {
        if (!mp_array_is(b)) {
            return mp_raise(vm, &mp_type_TypeError, "can only extend array with array (not \"%T\")", b);
        }
        return mp_array_push_array(vm, mp_array_get(a), mp_array_get(b)) ? a : MP_ERROR;
    }
    if (op != MP_OP_MUL) {
        return MP_NOT_IMPLEMENTED;
    }
    size_t times;
    mp_value verdict = mp_sequence_times(vm, b, false, &times);
    if (!mp_is_none(verdict)) {
        return verdict;
    }
    return array_repeat(vm, mp_array_get(a), times) ? a : MP_ERROR;
}

static mp_value array_iter(mp_vm *vm, mp_value self) { return mp_seq_iterator_new(vm, &array_iterator_type, self); }

static mp_value array_iterator_next(mp_vm *vm, mp_value self) {
    mp_seq_iterator *it = (mp_seq_iterator *)mp_pointer(self);
    if (mp_is_none(it->sequence)) {
        return MP_STOP;
    }
    const mp_array *a = mp_array_get(it->sequence);
    if (mp_seq_iterator_index(it) < a->count) {
        return mp_array_load(vm, a, mp_seq_iterator_step(it));
    }
    mp_gc_store(vm, &it->sequence, MP_NONE);
    return MP_STOP;
}

static bool array_buffer(mp_vm *vm, mp_value self, mp_buffer *out) {
    (void)vm;
    mp_array *a = mp_array_get(self);
    *out = (mp_buffer){.data = a->data, .size = a->count * a->item_size, .format = a->code, .item_size = a->item_size};
    return true;
}

static void array_trace(mp_tracer *tracer, void *self) { mp_trace_buffer(tracer, &((mp_array *)self)->data); }

/* ---- methods ---- */

static mp_value array_append(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_array_push(vm, mp_array_get(args[0]), args[1]) ? MP_NONE : MP_ERROR;
}

static mp_value array_extend(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_array *self = mp_array_get(args[0]);
    bool ok = mp_array_is(args[1]) ? mp_array_push_array(vm, self, mp_array_get(args[1]))
                                   : mp_array_push_all(vm, self, args[1]);
    return ok ? MP_NONE : MP_ERROR;
}

static mp_value array_insert(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_array *self = mp_array_get(args[0]);
    intptr_t i;
    mp_array_item item;
    if (!mp_index_get(vm, args[1], &i) || !mp_array_item_make(vm, self->code, args[2], &item)) {
        return MP_ERROR;
    }
    intptr_t count = (intptr_t)self->count;
    i = i < 0 ? MP_MAX(i + count, 0) : MP_MIN(i, count);
    return mp_array_splice(vm, self, (size_t)i, (size_t)i, item.bytes, 1) ? MP_NONE : MP_ERROR;
}

static mp_value array_pop(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_array *self = mp_array_get(args[0]);
    intptr_t index = -1;
    if (argc == 2 && !mp_index_get(vm, args[1], &index)) {
        return MP_ERROR;
    }
    if (self->count == 0) {
        return mp_raise(vm, &mp_type_IndexError, "pop from empty array");
    }
    size_t i;
    if (!mp_index_adjust(vm, index, self->count, "pop", &i)) {
        return MP_ERROR;
    }
    mp_value item = mp_array_load(vm, self, i);
    return !mp_is_error(item) && mp_array_splice(vm, self, i, i + 1, NULL, 0) ? item : MP_ERROR;
}

static mp_value array_remove(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_array *self = mp_array_get(args[0]);
    size_t i;
    if (!array_find(vm, self, args[1], 0, SIZE_MAX, &i)) {
        return MP_ERROR;
    }
    if (i == SIZE_MAX) {
        return mp_raise(vm, &mp_type_ValueError, "array.remove(x): x not in array");
    }
    return i >= self->count || mp_array_splice(vm, self, i, i + 1, NULL, 0) ? MP_NONE : MP_ERROR;
}

static mp_value array_index(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_array *self = mp_array_get(args[0]);
    size_t start, stop, i;
    if (!mp_sequence_bounds(vm, argc - 2, args + 2, self->count, &start, &stop) ||
        !array_find(vm, self, args[1], start, stop, &i)) {
        return MP_ERROR;
    }
    return i == SIZE_MAX ? mp_raise(vm, &mp_type_ValueError, "array.index(x): x not in array")
                         : mp_int_from_size(vm, i);
}

static mp_value array_count(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_array *self = mp_array_get(args[0]);
    size_t count = 0;
    for (size_t i = 0;; i++) {
        if (!array_find(vm, self, args[1], i, SIZE_MAX, &i)) {
            return MP_ERROR;
        }
        if (i == SIZE_MAX) {
            return mp_int_from_size(vm, count);
        }
        count++;
    }
}

static mp_value array_reverse(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm;
    (void)argc;
    mp_array *self = mp_array_get(args[0]);
    size_t size = self->item_size;
    for (size_t low = 0, high = self->count; low + 1 < high; low++) {
        mp_array_item item;
        high--;
        memcpy(item.bytes, self->data + low * size, size);
        memcpy(self->data + low * size, self->data + high * size, size);
        memcpy(self->data + high * size, item.bytes, size);
    }
    return MP_NONE;
}

static mp_value array_byteswap(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm;
    (void)argc;
    mp_array *self = mp_array_get(args[0]);
    size_t size = self->item_size;
    for (size_t i = 0; i < self->count; i++) {
        uint8_t *at = self->data + i * size;
        mp_packed_write(at, size, mp_packed_read(at, size, true), false);
    }
    return MP_NONE;
}

static mp_value array_tolist(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_array *self = mp_array_get(args[0]);
    mp_value list = mp_list_new(vm, self->count, NULL);
    for (size_t i = 0; !mp_is_error(list) && i < self->count; i++) {
        mp_value item = mp_array_load(vm, self, i);
        if (mp_is_error(item)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_list_get(list)->items[i], item);
    }
    return list;
}

static mp_value array_fromlist(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_array *self = mp_array_get(args[0]);
    mp_value list = args[1];
    if (!mp_list_is(list)) {
        return mp_raise(vm, &mp_type_TypeError, "arg must be list");
    }
    size_t before = self->count;
    for (size_t i = 0; i < mp_list_get(list)->count; i++) {
        if (!mp_array_push(vm, self, mp_list_get(list)->items[i])) {
            self->count = MP_MIN(before, self->count); /* all or nothing */
            return MP_ERROR;
        }
    }
    return MP_NONE;
}

static mp_value array_tobytes(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_array *self = mp_array_get(args[0]);
    return mp_bytes_new(vm, self->count != 0 ? self->data : (const uint8_t *)"", self->count * self->item_size);
}

static mp_value array_frombytes(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_array_push_bytes(vm, mp_array_get(args[0]), args[1]) ? MP_NONE : MP_ERROR;
}

static mp_value array_tounicode(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_array *self = mp_array_get(args[0]);
    if (self->code != 'u') {
        return mp_raise(vm, &mp_type_ValueError, "tounicode() may only be called on unicode type arrays");
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0; i < self->count; i++) {
        mp_value item = mp_array_load(vm, self, i);
        if (mp_is_error(item)) {
            mp_builder_free(&b);
            return MP_ERROR;
        }
        mp_builder_append_str(&b, item);
    }
    return mp_builder_str(&b);
}

static mp_value array_fromunicode(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_array *self = mp_array_get(args[0]);
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "fromunicode() argument must be str, not %A", args[1]);
    }
    if (self->code != 'u') {
        return mp_raise(vm, &mp_type_ValueError, "fromunicode() may only be called on unicode type arrays");
    }
    return mp_array_push_text(vm, self, args[1]) ? MP_NONE : MP_ERROR;
}

static mp_value array_tofile(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value bytes = array_tobytes(vm, argc, args);
    mp_value done = mp_is_error(bytes) ? MP_ERROR : mp_call_method(vm, args[1], MP_NAME(write), 1, &bytes);
    return mp_is_error(done) ? MP_ERROR : MP_NONE;
}

static mp_value array_fromfile(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_array *self = mp_array_get(args[0]);
    intptr_t count, size;
    if (!mp_index_get(vm, args[2], &count)) {
        return MP_ERROR;
    }
    if (count < 0) {
        return mp_raise(vm, &mp_type_ValueError, "negative count");
    }
    if (__builtin_mul_overflow(count, (intptr_t)self->item_size, &size)) {
        return mp_raise(vm, &mp_type_MemoryError, "");
    }
    mp_value wanted = mp_int_from_i64(vm, size);
    mp_value bytes = mp_is_error(wanted) ? MP_ERROR : mp_call_method(vm, args[1], MP_NAME(read), 1, &wanted);
    if (mp_is_error(bytes)) {
        return MP_ERROR;
    }
    if (!mp_bytes_is(bytes)) {
        return mp_raise(vm, &mp_type_TypeError, "read() didn't return bytes");
    }
    if (!mp_array_push_bytes(vm, self, bytes)) {
        return MP_ERROR;
    }
    return mp_str_size(bytes) == (size_t)size ? MP_NONE
                                              : mp_raise(vm, &mp_type_EOFError, "read() didn't return enough bytes");
}

static mp_value array_buffer_info(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_array *self = mp_array_get(args[0]);
    mp_value pair[2] = {mp_int_from_size(vm, (size_t)(uintptr_t)self->data), mp_int_from_size(vm, self->count)};
    return mp_is_error(pair[0]) || mp_is_error(pair[1]) ? MP_ERROR : mp_tuple_new(vm, 2, pair);
}

static mp_value array_copy(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_array *self = mp_array_get(args[0]);
    return mp_array_part(vm, self, 0, self->count);
}

static mp_value array_repr(mp_vm *vm, mp_value self) {
    const mp_array *a = mp_array_get(self);
    mp_builder b;
    mp_builder_init(&b, vm);
    if (a->count == 0) {
        mp_builder_append_format(&b, "%s('%c')", mp_type_plain_name(mp_type_of(self)), a->code);
        return mp_builder_str(&b);
    }
    mp_value items = a->code == 'u' ? array_tounicode(vm, 1, &self) : array_tolist(vm, 1, &self);
    if (mp_is_error(items)) {
        return MP_ERROR;
    }
    mp_builder_append_format(&b, "%s('%c', %R)", mp_type_plain_name(mp_type_of(self)), a->code, items);
    return mp_builder_str(&b);
}

static mp_value array_itemsize(mp_vm *vm, mp_value self) {
    (void)vm;
    return MP_SMALL(mp_array_get(self)->item_size);
}

static mp_value array_typecode(mp_vm *vm, mp_value self) {
    return mp_str_of_rune(vm, (uint32_t)mp_array_get(self)->code);
}

MP_OPS(array_ops, (trace, array_trace), (make, mp_array_make), (repr, array_repr), (compare, array_compare),
    (length, array_length), (getitem, array_getitem), (setitem, array_setitem), (contains, array_contains),
    (iter, array_iter), (binary, array_binary), (inplace, array_inplace), (buffer, array_buffer), (unhashable, true));

MP_OPS(array_iterator_ops, (trace, mp_seq_iterator_trace), (iter, mp_iter_self), (next, array_iterator_next));

static const mp_native array_rows[] = {
    MP_METHOD(append, array_append, 1, 1),
    MP_METHOD(buffer_info, array_buffer_info, 0, 0),
    MP_METHOD(byteswap, array_byteswap, 0, 0),
    MP_METHOD(count, array_count, 1, 1),
    MP_METHOD(extend, array_extend, 1, 1),
    MP_METHOD(frombytes, array_frombytes, 1, 1),
    MP_METHOD(fromfile, array_fromfile, 2, 2),
    MP_METHOD(fromlist, array_fromlist, 1, 1),
    MP_METHOD(fromunicode, array_fromunicode, 1, 1),
    MP_METHOD(index, array_index, 1, 3),
    MP_METHOD(insert, array_insert, 2, 2),
    MP_METHOD(pop, array_pop, 0, 1),
    MP_METHOD(remove, array_remove, 1, 1),
    MP_METHOD(reverse, array_reverse, 0, 0),
    MP_METHOD(tobytes, array_tobytes, 0, 0),
    MP_METHOD(tofile, array_tofile, 1, 1),
    MP_METHOD(tolist, array_tolist, 0, 0),
    MP_METHOD(tounicode, array_tounicode, 0, 0),
    MP_METHOD(__copy__, array_copy, 0, 0),
    MP_METHOD(__deepcopy__, array_copy, 1, 1),
    MP_GETTER(itemsize, array_itemsize),
    MP_GETTER(typecode, array_typecode),
};

MP_TYPE(mp_type_array, array_type_, &mp_type_object, sizeof(mp_array), array_ops, array_rows,
        MP_TYPE_SEQUENCE | MP_TYPE_ITER_LOCAL);
static MP_TYPE_PLAIN(array_iterator_type, arrayiterator, &mp_type_object, sizeof(mp_seq_iterator), array_iterator_ops,
                     MP_TYPE_FINAL);

/* ---- the module ---- */

static mp_value module_typecodes(mp_vm *vm, mp_value self) {
    (void)vm;
    (void)self;
    return MP_NAME(bBuhHiIlLqQfd);
}

static const mp_native array_module_rows[] = {
    MP_CONSTANT(array, &mp_type_array),
    MP_CONSTANT(ArrayType, &mp_type_array),
    MP_GETTER(typecodes, module_typecodes),
};

MP_MODULE(mp_module_array, array, array_module_rows, NULL);
