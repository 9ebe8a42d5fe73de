/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What list and tuple share, and the rules that all sequences follow for + and *.
 *
 * Invariant: an items pointer is never used across a comparison, which may run Python code and change a list; it is
 * read again for each item.
 */
#include "objects/sequence.h"

#include "objects/builder.h"
#include "objects/class.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/tuple.h"

mp_items mp_items_of(mp_value v) {
    if (mp_type_of(v)->layout == &mp_type_tuple) {
        mp_tuple *tuple = mp_tuple_get(v);
        return (mp_items){tuple->items, tuple->count};
    }
    mp_list *list = mp_list_get(v);
    return (mp_items){list->items, list->count};
}

bool mp_items_find(mp_vm *vm, mp_value v, mp_value item, size_t start, size_t stop, size_t *out) {
    for (size_t i = start; i < stop; i++) {
        mp_items now = mp_items_of(v);
        if (i >= now.count) {
            break;
        }
        bool equal;
        if (!mp_items_equal(vm, now.items[i], item, &equal)) {
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

bool mp_items_contains(mp_vm *vm, mp_value v, mp_value item, bool *out) {
    size_t index;
    if (!mp_items_find(vm, v, item, 0, SIZE_MAX, &index)) {
        return false;
    }
    *out = index != SIZE_MAX;
    return true;
}

mp_value mp_items_count(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value v = args[0], item = args[1];
    size_t count = 0, index = 0;
    for (;;) {
        if (!mp_items_find(vm, v, item, index, SIZE_MAX, &index)) {
            return MP_ERROR;
        }
        if (index == SIZE_MAX) {
            return mp_int_from_size(vm, count);
        }
        count++;
        index++;
    }
}

mp_value mp_items_index(mp_vm *vm, size_t argc, const mp_value *args, const char *missing) {
    mp_value v = args[0], item = args[1];
    size_t start, stop, index;
    if (!mp_sequence_bounds(vm, argc - 2, args + 2, mp_items_of(v).count, &start, &stop) ||
        !mp_items_find(vm, v, item, start, stop, &index)) {
        return MP_ERROR;
    }
    if (index == SIZE_MAX) {
        return mp_raise(vm, &mp_type_ValueError, missing, item);
    }
    return mp_int_from_size(vm, index);
}

/* What a comparison of two equally long prefixes comes to when one of them has ended. */
static bool counts_compare(mp_compare_op op, size_t a, size_t b) {
    switch (op) {
    case MP_LT:
        return a < b;
    case MP_LE:
        return a <= b;
    case MP_EQ:
        return a == b;
    case MP_NE:
        return a != b;
    case MP_GT:
        return a > b;
    default:
        return a >= b;
    }
}

mp_value mp_items_compare(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b) {
    bool equality = op == MP_EQ || op == MP_NE;
    if (equality && mp_items_of(a).count != mp_items_of(b).count) {
        return mp_from_bool(op == MP_NE);
    }
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    for (size_t i = 0;; i++) {
        mp_items left = mp_items_of(a), right = mp_items_of(b);
        if (i >= left.count || i >= right.count) {
            return mp_from_bool(counts_compare(op, left.count, right.count));
        }
        mp_value x = left.items[i], y = right.items[i];
        bool equal;
        if (!mp_items_equal(vm, x, y, &equal)) {
            return MP_ERROR;
        }
        if (!equal && i < mp_items_of(a).count && i < mp_items_of(b).count) { /* comparing may have emptied them */
            return equality ? mp_from_bool(op == MP_NE) : mp_compare(vm, op, x, y);
        }
    }
}

void mp_items_repeat(mp_vm *vm, mp_value *to, const mp_value *from, size_t count, size_t times) {
    size_t total = count * times;
    if (total == 0) {
        return;
    }
    if (count == 1) {
        mp_value item = from[0];
        for (size_t i = 0; i < total; i++) {
            mp_gc_store(vm, &to[i], item);
        }
        return;
    }
    if (to != from) {
        mp_gc_copy(vm, to, from, count);
    }
    for (size_t done = count; done < total;) {
        size_t more = MP_MIN(done, total - done);
        mp_gc_copy(vm, to + done, to, more);
        done += more;
    }
}

bool mp_sequence_has_index(mp_vm *vm, mp_value v) {
    return mp_int_is(v) || (!mp_is_real(v) && !mp_is_unbound(mp_type_find(vm, mp_type_of(v), MP_NAME(__index__))));
}

static bool bound_get(mp_vm *vm, mp_value v, size_t length, size_t *out) {
    if (!mp_sequence_has_index(vm, v)) {
        return mp_fail(vm, &mp_type_TypeError, "slice indices must be integers or have an __index__ method");
    }
    intptr_t i;
    if (!mp_index_clamp(vm, v, &i)) {
        return false;
    }
    if (i < 0) {
        i = i < -(intptr_t)length ? 0 : i + (intptr_t)length;
    }
    *out = (size_t)i;
    return true;
}

bool mp_sequence_bounds(mp_vm *vm, size_t argc, const mp_value *args, size_t length, size_t *start, size_t *stop) {
    *start = 0;
    *stop = SIZE_MAX;
    return (argc < 1 || bound_get(vm, args[0], length, start)) && (argc < 2 || bound_get(vm, args[1], length, stop));
}

bool mp_sequence_class_defines(mp_vm *vm, mp_value v, mp_value method) {
    const mp_type *type = mp_type_of(v);
    if ((type->flags & MP_TYPE_CLASS) == 0) {
        return false;
    }
    mp_value found = mp_type_find(vm, type, method);
    return !mp_is_unbound(found) && !mp_is_slot_row(found);
}

mp_value mp_sequence_concat_refused(mp_vm *vm, mp_value sequence, mp_value other) {
    if (mp_sequence_class_defines(vm, other, MP_NAME(__radd__))) {
        return MP_NOT_IMPLEMENTED;
    }
    const mp_type *type = mp_type_of(sequence)->layout;
    return mp_raise(vm, &mp_type_TypeError, "can only concatenate %N (not \"%T\") to %N", type, other, type);
}

mp_value mp_sequence_times(mp_vm *vm, mp_value other, bool reflected, size_t *out) {
    if (!mp_int_is(other)) {
        if (mp_sequence_class_defines(vm, other, reflected ? MP_NAME(__mul__) : MP_NAME(__rmul__))) {
            return MP_NOT_IMPLEMENTED;
        }
        if (!mp_sequence_has_index(vm, other)) {
            return mp_raise(vm, &mp_type_TypeError, "can't multiply sequence by non-int of type '%T'", other);
        }
        other = mp_index_value(vm, other);
        if (mp_is_error(other)) {
            return MP_ERROR;
        }
    }
    int64_t times;
    if (!mp_int_to_i64(other, &times) || times > INTPTR_MAX || times < INTPTR_MIN) {
        return mp_raise(vm, &mp_type_OverflowError, "cannot fit '%T' into an index-sized integer", other);
    }
    *out = times < 0 ? 0 : (size_t)times;
    return MP_NONE;
}
