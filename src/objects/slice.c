/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The slice type, and how indices and slices are resolved against a length.
 *
 * Resolution has two halves, so that sequences which can change do the second one after all Python code has run:
 * unpacking (__index__ is called) and adjusting (arithmetic only).
 */
#include "objects/slice.h"

#include "objects/builder.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

static mp_slice *slice_get(mp_value v) { return (mp_slice *)mp_pointer(v); }

/* ---- indices ---- */

/* TypeError for an index that is no int: "list indices must be …" out of "list assignment". */
static bool index_refused(mp_vm *vm, mp_value index, const char *what) {
    char word[16];
    size_t size = 0;
    while (what[size] != 0 && what[size] != ' ' && size < sizeof word - 1) {
        word[size] = what[size];
        size++;
    }
    word[size] = 0;
    if (strcmp(word, "string") == 0) {
        return mp_fail(vm, &mp_type_TypeError, "string indices must be integers, not '%T'", index);
    }
    if (strcmp(word, "array") == 0) {
        return mp_fail(vm, &mp_type_TypeError, "array indices must be integers");
    }
    return mp_fail(vm, &mp_type_TypeError, "%s indices must be integers or slices, not %T", size == 0 ? "byte" : word,
                   index);
}

bool mp_index_unpack(mp_vm *vm, mp_value index, const char *what, intptr_t *out) {
    if (MP_LIKELY(mp_is_small(index))) {
        *out = mp_small(index);
        return true;
    }
    if (!mp_int_is(index)) {
        if (!mp_sequence_has_index(vm, index)) {
            return index_refused(vm, index, what);
        }
        index = mp_index_value(vm, index);
        if (mp_is_error(index)) {
            return false;
        }
    }
    int64_t i;
    if (!mp_int_to_i64(index, &i) || i > INTPTR_MAX || i < INTPTR_MIN) {
        return mp_fail(vm, &mp_type_IndexError, "cannot fit '%T' into an index-sized integer", index);
    }
    *out = (intptr_t)i;
    return true;
}

bool mp_index_adjust(mp_vm *vm, intptr_t index, size_t length, const char *what, size_t *out) {
    size_t i = (size_t)index + (index < 0 ? length : 0);
    if (MP_UNLIKELY(i >= length)) {
        return mp_fail(vm, &mp_type_IndexError, "%s%sindex out of range", what, *what == 0 ? "" : " ");
    }
    *out = i;
    return true;
}

bool mp_index_resolve(mp_vm *vm, mp_value index, size_t length, const char *what, size_t *out) {
    intptr_t i;
    return mp_index_unpack(vm, index, what, &i) && mp_index_adjust(vm, i, length, what, out);
}

/* ---- slices ---- */

mp_value mp_slice_new(mp_vm *vm, mp_value start, mp_value stop, mp_value step) {
    mp_slice *slice = mp_gc_new(vm, &mp_type_slice, sizeof *slice);
    if (slice == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &slice->start, start);
    mp_gc_store(vm, &slice->stop, stop);
    mp_gc_store(vm, &slice->step, step);
    return mp_from_pointer(slice);
}

static bool field_check(mp_vm *vm, mp_value v) {
    return mp_sequence_has_index(vm, v) ||
           mp_fail(vm, &mp_type_TypeError, "slice indices must be integers or None or have an __index__ method");
}

static bool field_get(mp_vm *vm, mp_value v, intptr_t standard, intptr_t *out) {
    if (mp_is_none(v)) {
        *out = standard;
        return true;
    }
    if (MP_LIKELY(mp_is_small(v))) {
        *out = mp_small(v);
        return true;
    }
    return field_check(vm, v) && mp_index_clamp(vm, v, out);
}

static bool step_is_zero(mp_vm *vm) { return mp_fail(vm, &mp_type_ValueError, "slice step cannot be zero"); }

bool mp_slice_unpack(mp_vm *vm, mp_value slice, mp_slice_range *out) {
    mp_slice *self = slice_get(slice);
    if (!field_get(vm, self->step, 1, &out->step)) {
        return false;
    }
    if (out->step == 0) {
        return step_is_zero(vm);
    }
    if (out->step < -INTPTR_MAX) {
        out->step = -INTPTR_MAX; /* so that it can be negated */
    }
    bool down = out->step < 0;
    out->count = 0;
    return field_get(vm, self->start, down ? INTPTR_MAX : 0, &out->start) &&
           field_get(vm, self->stop, down ? INTPTR_MIN : INTPTR_MAX, &out->stop);
}

/* One end, clipped to [low, high]. */
static intptr_t end_adjust(intptr_t end, intptr_t length, intptr_t low, intptr_t high) {
    if (end < 0) {
        end = end < -length ? low : end + length;
        return MP_MAX(end, low);
    }
    return MP_MIN(end, high);
}

void mp_slice_adjust(mp_slice_range *range, size_t length) {
    intptr_t n = (intptr_t)length;
    intptr_t down = range->step < 0;
    range->start = end_adjust(range->start, n, -down, n - down);
    range->stop = end_adjust(range->stop, n, -down, n - down);
    size_t span = 0, stride = (size_t)range->step;
    if (down) {
        stride = -stride;
        span = range->stop < range->start ? (size_t)(range->start - range->stop) : 0;
    } else {
        span = range->start < range->stop ? (size_t)(range->stop - range->start) : 0;
    }
    range->count = span == 0 ? 0 : stride == 1 ? span : (span - 1) / stride + 1;
}

void mp_slice_clip(mp_slice_range *range, size_t length) {
    /* start and stop are absolute here: -1 stands before the first element, not for the last */
    intptr_t n = (intptr_t)length;
    if (range->step > 0) {
        range->start = MP_MIN(range->start, n);
        range->stop = MP_MIN(range->stop, n);
        size_t span = range->start < range->stop ? (size_t)(range->stop - range->start) : 0;
        range->count = span == 0 ? 0 : (span - 1) / (size_t)range->step + 1;
        return;
    }
    while (range->count > 0 && range->start >= n) {
        range->start += range->step;
        range->count--;
    }
}

bool mp_slice_resolve(mp_vm *vm, mp_value slice, size_t length, mp_slice_range *out) {
    if (!mp_slice_unpack(vm, slice, out)) {
        return false;
    }
    mp_slice_adjust(out, length);
    return true;
}

/* One end of slice.indices: `v` clipped to [low, high], or `standard` for None. MP_ERROR on exception. */
static mp_value end_value(mp_vm *vm, mp_value v, mp_value length, mp_value low, mp_value high, mp_value standard) {
    if (mp_is_none(v)) {
        return standard;
    }
    if (!field_check(vm, v)) {
        return MP_ERROR;
    }
    v = mp_index_value(vm, v);
    if (!mp_is_error(v) && mp_int_is_negative(v)) {
        v = mp_int_binary(vm, MP_OP_ADD, v, length);
    }
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    return mp_int_compare(v, low) < 0 ? low : mp_int_compare(v, high) > 0 ? high : v;
}

bool mp_slice_indices(mp_vm *vm, mp_value slice, mp_value length, mp_value out[3]) {
    mp_slice *self = slice_get(slice);
    mp_value step = MP_SMALL(1);
    if (!mp_is_none(self->step)) {
        if (!field_check(vm, self->step)) {
            return false;
        }
        step = mp_index_value(vm, self->step);
        if (mp_is_error(step)) {
            return false;
        }
        if (mp_same(step, MP_SMALL(0))) {
            return step_is_zero(vm);
        }
    }
    bool down = mp_int_is_negative(step);
    mp_value low = down ? MP_SMALL(-1) : MP_SMALL(0);
    mp_value high = down ? mp_int_binary(vm, MP_OP_SUB, length, MP_SMALL(1)) : length;
    if (mp_is_error(high)) {
        return false;
    }
    mp_value start = end_value(vm, self->start, length, low, high, down ? high : low);
    if (mp_is_error(start)) {
        return false;
    }
    mp_value stop = end_value(vm, self->stop, length, low, high, down ? low : high);
    if (mp_is_error(stop)) {
        return false;
    }
    out[0] = start;
    out[1] = stop;
    out[2] = step;
    return true;
}

/* ---- the type ---- */

static void slice_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((mp_slice *)self)->start, 3); }

static mp_value slice_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    (void)type; /* final */
    if (!mp_args_no_kw(vm, "slice", kw) || !mp_args_count(vm, "slice", argc, 1, 3)) {
        return MP_ERROR;
    }
    if (argc == 1) {
        return mp_slice_new(vm, MP_NONE, args[0], MP_NONE);
    }
    return mp_slice_new(vm, args[0], args[1], argc == 3 ? args[2] : MP_NONE);
}

static mp_value slice_repr(mp_vm *vm, mp_value self) {
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    mp_slice *slice = slice_get(self);
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "slice(%R, %R, %R)", slice->start, slice->stop, slice->step);
    return mp_builder_str(&b);
}

static mp_value slice_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    if (!mp_slice_is(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value a = mp_tuple_new(vm, 3, &slice_get(self)->start);
    if (mp_is_error(a)) {
        return MP_ERROR;
    }
    mp_value b = mp_tuple_new(vm, 3, &slice_get(other)->start);
    return mp_is_error(b) ? MP_ERROR : mp_items_compare(vm, op, a, b);
}

static mp_value slice_indices(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value self = args[0];
    mp_value length = mp_index_value(vm, args[1]);
    if (mp_is_error(length)) {
        return MP_ERROR;
    }
    if (mp_int_is_negative(length)) {
        return mp_raise(vm, &mp_type_ValueError, "length should not be negative");
    }
    mp_value ends[3];
    return mp_slice_indices(vm, self, length, ends) ? mp_tuple_new(vm, 3, ends) : MP_ERROR;
}

static mp_value slice_start(mp_vm *vm, mp_value self) {
    (void)vm;
    return slice_get(self)->start;
}

static mp_value slice_stop(mp_vm *vm, mp_value self) {
    (void)vm;
    return slice_get(self)->stop;
}

static mp_value slice_step(mp_vm *vm, mp_value self) {
    (void)vm;
    return slice_get(self)->step;
}

MP_OPS(slice_ops, (trace, slice_trace), (make, slice_make), (repr, slice_repr), (compare, slice_compare),
    (unhashable, true));

static const mp_native slice_rows[] = {
    MP_METHOD(indices, slice_indices, 1, 1),
    MP_GETTER(start, slice_start),
    MP_GETTER(stop, slice_stop),
    MP_GETTER(step, slice_step),
};

MP_TYPE(mp_type_slice, slice, &mp_type_object, sizeof(mp_slice), slice_ops, slice_rows, MP_TYPE_FINAL);
