/* SPDX-License-Identifier: MIT
 *
 * Layer 2. range: start, stop and step of any size, seen as a sequence.
 *
 * Invariants: the three are plain ints, the step is not 0. Nothing about a range is stored beyond them; where all are
 * small, C arithmetic does (differences of small ints fit a word), otherwise that of ints.
 */
#include "objects/builder.h"
#include "objects/builtin_iterators.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/tuple.h"

static mp_range *range_get(mp_value v) { return (mp_range *)mp_pointer(v); }

static mp_value range_new(mp_vm *vm, mp_value start, mp_value stop, mp_value step) {
    mp_range *range = mp_gc_new(vm, &mp_type_range, sizeof *range);
    if (range == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &range->start, start);
    mp_gc_store(vm, &range->stop, stop);
    mp_gc_store(vm, &range->step, step);
    return mp_from_pointer(range);
}

static mp_value range_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    (void)type; /* final */
    if (!mp_args_no_kw(vm, "range", kw) || !mp_args_count(vm, "range", argc, 1, 3)) {
        return MP_ERROR;
    }
    mp_value fields[3] = {MP_SMALL(0), MP_SMALL(0), MP_SMALL(1)};
    for (size_t i = 0; i < argc; i++) {
        mp_value v = mp_index_value(vm, args[i]);
        if (!mp_is_error(v)) {
            v = mp_int_plain(vm, v);
        }
        if (mp_is_error(v)) {
            return MP_ERROR;
        }
        fields[argc == 1 ? 1 : i] = v;
    }
    if (mp_same(fields[2], MP_SMALL(0))) {
        return mp_raise(vm, &mp_type_ValueError, "range() arg 3 must not be zero");
    }
    return range_new(vm, fields[0], fields[1], fields[2]);
}

static bool range_is_small(const mp_range *range) {
    return mp_is_small(range->start) && mp_is_small(range->stop) && mp_is_small(range->step);
}

/* The number of items of a range of small ints. */
static size_t small_length(const mp_range *range) {
    intptr_t low = mp_small(range->start), high = mp_small(range->stop), step = mp_small(range->step);
    if (step < 0) {
        intptr_t swap = low;
        low = high;
        high = swap;
        step = -step;
    }
    return low < high ? (size_t)(high - low - 1) / (size_t)step + 1 : 0;
}

/* The number of items, an int of any size. */
static mp_value range_count_value(mp_vm *vm, const mp_range *range) {
    if (range_is_small(range)) {
        return mp_int_from_size(vm, small_length(range));
    }
    bool down = mp_int_is_negative(range->step);
    mp_value low = down ? range->stop : range->start, high = down ? range->start : range->stop;
    if (mp_int_compare(low, high) >= 0) {
        return MP_SMALL(0);
    }
    mp_value stride = down ? mp_int_binary(vm, MP_OP_SUB, MP_SMALL(0), range->step) : range->step;
    mp_value span = mp_is_error(stride) ? MP_ERROR : mp_int_binary(vm, MP_OP_SUB, high, low);
    if (!mp_is_error(span)) {
        span = mp_int_binary(vm, MP_OP_SUB, span, MP_SMALL(1));
    }
    if (!mp_is_error(span)) {
        span = mp_int_binary(vm, MP_OP_FLOORDIV, span, stride);
    }
    return mp_is_error(span) ? MP_ERROR : mp_int_binary(vm, MP_OP_ADD, span, MP_SMALL(1));
}

/* start + index * step */
static mp_value range_item(mp_vm *vm, const mp_range *range, mp_value index) {
    mp_value offset = mp_int_binary(vm, MP_OP_MUL, index, range->step);
    return mp_is_error(offset) ? MP_ERROR : mp_int_binary(vm, MP_OP_ADD, range->start, offset);
}

static bool range_length(mp_vm *vm, mp_value self, size_t *out) {
    mp_value count = range_count_value(vm, range_get(self));
    if (mp_is_error(count)) {
        return false;
    }
    int64_t length;
    if (!mp_int_to_i64(count, &length) || length > INTPTR_MAX) {
        return mp_fail(vm, &mp_type_OverflowError, "Python int too large to convert to C ssize_t");
    }
    *out = (size_t)length;
    return true;
}

static bool range_truth(mp_vm *vm, mp_value self, bool *out) {
    (void)vm;
    const mp_range *range = range_get(self);
    int order = mp_int_compare(range->start, range->stop);
    *out = mp_int_is_negative(range->step) ? order > 0 : order < 0;
    return true;
}

/* ---- items ---- */

static mp_value range_getslice(mp_vm *vm, const mp_range *range, mp_value slice) {
    mp_value ends[3];
    mp_value count = range_count_value(vm, range);
    if (mp_is_error(count) || !mp_slice_indices(vm, slice, count, ends)) {
        return MP_ERROR;
    }
    mp_value start = range_item(vm, range, ends[0]);
    if (mp_is_error(start)) {
        return MP_ERROR;
    }
    mp_value stop = range_item(vm, range, ends[1]);
    if (mp_is_error(stop)) {
        return MP_ERROR;
    }
    mp_value step = mp_int_binary(vm, MP_OP_MUL, range->step, ends[2]);
    return mp_is_error(step) ? MP_ERROR : range_new(vm, start, stop, step);
}

static mp_value range_getitem(mp_vm *vm, mp_value self, mp_value key) {
    static const char message[] = "range object index out of range";
    const mp_range *range = range_get(self);
    if (mp_slice_is(key)) {
        return range_getslice(vm, range, key);
    }
    if (mp_is_small(key) && range_is_small(range)) {
        size_t length = small_length(range);
        intptr_t i = mp_small(key);
        size_t index = (size_t)i + (i < 0 ? length : 0);
        if (index >= length) {
            return mp_raise(vm, &mp_type_IndexError, message);
        }
        return MP_SMALL(mp_small(range->start) + (intptr_t)index * mp_small(range->step));
    }
    if (!mp_sequence_has_index(vm, key)) {
        return mp_raise(vm, &mp_type_TypeError, "range indices must be integers or slices, not %T", key);
    }
    mp_value index = mp_index_value(vm, key);
    mp_value count = mp_is_error(index) ? MP_ERROR : range_count_value(vm, range);
    if (!mp_is_error(count) && mp_int_is_negative(index)) {
        index = mp_int_binary(vm, MP_OP_ADD, index, count);
    }
    if (mp_is_error(count) || mp_is_error(index)) {
        return MP_ERROR;
    }
    if (mp_int_is_negative(index) || mp_int_compare(index, count) >= 0) {
        return mp_raise(vm, &mp_type_IndexError, message);
    }
    return range_item(vm, range, index);
}

static mp_value range_iter(mp_vm *vm, mp_value self) {
    const mp_range *range = range_get(self);
    mp_value count = range_count_value(vm, range);
    return mp_is_error(count) ? MP_ERROR : mp_range_iterator_new(vm, range->start, range->step, count);
}

static mp_value range_reversed(mp_vm *vm, mp_value self) {
    const mp_range *range = range_get(self);
    mp_value count = range_count_value(vm, range);
    mp_value index = mp_is_error(count) ? MP_ERROR : mp_int_binary(vm, MP_OP_SUB, count, MP_SMALL(1));
    mp_value last = mp_is_error(index) ? MP_ERROR : range_item(vm, range, index);
    mp_value step = mp_is_error(last) ? MP_ERROR : mp_int_binary(vm, MP_OP_SUB, MP_SMALL(0), range->step);
    return mp_is_error(step) ? MP_ERROR : mp_range_iterator_new(vm, last, step, count);
}

/* ---- searching ---- */

/* Finds the index of an int: an int, or MP_UNBOUND if it is not in the range. */
static mp_value range_find_int(mp_vm *vm, const mp_range *range, mp_value item) {
    bool down = mp_int_is_negative(range->step);
    int from_start = mp_int_compare(item, range->start), to_stop = mp_int_compare(item, range->stop);
    if (down ? from_start > 0 || to_stop <= 0 : from_start < 0 || to_stop >= 0) {
        return MP_UNBOUND;
    }
    mp_value offset = mp_int_binary(vm, MP_OP_SUB, item, range->start);
    mp_value rest = mp_is_error(offset) ? MP_ERROR : mp_int_binary(vm, MP_OP_MOD, offset, range->step);
    if (mp_is_error(rest)) {
        return MP_ERROR;
    }
    return mp_same(rest, MP_SMALL(0)) ? mp_int_binary(vm, MP_OP_FLOORDIV, offset, range->step) : MP_UNBOUND;
}

/* The int to look for instead of `item`, where arithmetic can tell the result; else MP_UNBOUND. */
static mp_value searched_int(mp_vm *vm, mp_value item) {
    if (mp_is_small(item) || mp_is_exact(item, &mp_type_int)) {
        return item;
    }
    return mp_is_bool(item) ? mp_int_plain(vm, item) : MP_UNBOUND;
}

/* Counts the items equal to a value of some other type, or, if `first`, finds the first one. */
static mp_value range_search(mp_vm *vm, mp_value self, mp_value item, bool first) {
    mp_value iterator = range_iter(vm, self);
    if (mp_is_error(iterator)) {
        return MP_ERROR;
    }
    size_t count = 0;
    for (size_t i = 0;; i++) {
        mp_value each = mp_next(vm, iterator);
        if (mp_is_error(each)) {
            return MP_ERROR;
        }
        if (mp_is_stop(each)) {
            return first ? MP_UNBOUND : mp_int_from_size(vm, count);
        }
        bool equal;
        if (!mp_equal(vm, each, item, &equal)) {
            return MP_ERROR;
        }
        if (equal && first) {
            return mp_int_from_size(vm, i);
        }
        count += equal;
    }
}

static mp_value range_find(mp_vm *vm, mp_value self, mp_value item) {
    mp_value number = searched_int(vm, item);
    if (mp_is_error(number)) {
        return MP_ERROR;
    }
    return mp_is_unbound(number) ? range_search(vm, self, item, true) : range_find_int(vm, range_get(self), number);
}

static bool range_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    mp_value index = range_find(vm, self, item);
    *out = !mp_is_unbound(index);
    return !mp_is_error(index);
}

static mp_value range_count(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (mp_is_unbound(searched_int(vm, args[1]))) {
        return range_search(vm, args[0], args[1], false);
    }
    bool found;
    return range_contains(vm, args[0], args[1], &found) ? MP_SMALL(found) : MP_ERROR;
}

static mp_value range_index(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value item = args[1];
    mp_value index = range_find(vm, args[0], item);
    if (!mp_is_unbound(index)) {
        return index;
    }
    if (mp_is_unbound(searched_int(vm, item))) {
        return mp_raise(vm, &mp_type_ValueError, "sequence.index(x): x not in sequence");
    }
    return mp_raise(vm, &mp_type_ValueError, "%R is not in range", item);
}

/* ---- comparing ---- */

/* What tells ranges apart: (count, start or None, step or None). */
static mp_value range_identity(mp_vm *vm, const mp_range *range) {
    mp_value count = range_count_value(vm, range);
    if (mp_is_error(count)) {
        return MP_ERROR;
    }
    bool empty = mp_same(count, MP_SMALL(0)), single = mp_same(count, MP_SMALL(1));
    mp_value parts[3] = {count, empty ? MP_NONE : range->start, empty || single ? MP_NONE : range->step};
    return mp_tuple_new(vm, 3, parts);
}

static mp_value range_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if ((op != MP_EQ && op != MP_NE) || !mp_is_exact(other, &mp_type_range)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value a = range_identity(vm, range_get(self));
    if (mp_is_error(a)) {
        return MP_ERROR;
    }
    mp_value b = range_identity(vm, range_get(other));
    return mp_is_error(b) ? MP_ERROR : mp_items_compare(vm, op, a, b);
}

static bool range_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    mp_value identity = range_identity(vm, range_get(self));
    return !mp_is_error(identity) && mp_hash_of(vm, identity, out);
}

static mp_value range_repr(mp_vm *vm, mp_value self) {
    const mp_range *range = range_get(self);
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "range(%R, %R", range->start, range->stop);
    if (!mp_same(range->step, MP_SMALL(1))) {
        mp_builder_append_format(&b, ", %R", range->step);
    }
    mp_builder_append_byte(&b, ')');
    return mp_builder_str(&b);
}

static void range_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((mp_range *)self)->start, 3); }

static mp_value range_start(mp_vm *vm, mp_value self) {
    (void)vm;
    return range_get(self)->start;
}

static mp_value range_stop(mp_vm *vm, mp_value self) {
    (void)vm;
    return range_get(self)->stop;
}

static mp_value range_step(mp_vm *vm, mp_value self) {
    (void)vm;
    return range_get(self)->step;
}

MP_OPS(range_ops, (trace, range_trace), (make, range_make), (repr, range_repr), (hash, range_hash),
    (compare, range_compare), (truth, range_truth), (length, range_length), (getitem, range_getitem),
    (contains, range_contains), (iter, range_iter), (reversed, range_reversed));

static const mp_native range_rows[] = {
    MP_METHOD(count, range_count, 1, 1), MP_METHOD(index, range_index, 1, 1), MP_GETTER(start, range_start),
    MP_GETTER(stop, range_stop),         MP_GETTER(step, range_step),
};

MP_TYPE(mp_type_range, range, &mp_type_object, sizeof(mp_range), range_ops, range_rows,
        MP_TYPE_FINAL | MP_TYPE_SEQUENCE | MP_TYPE_ITER_LOCAL);
