/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Operators and comparisons: which side is asked first, and what if neither can.
 *
 * Order: the left side, then the right one; but if the right one's type is a subclass of the left one's with a
 * reflected method of its own, it comes first.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/str.h"

static const char *const symbols[] = {
#define X(id, symbol, name) symbol,
    MP_BINARY_OPERATORS(X)
#undef X
};

static bool is_not_implemented(mp_value v) { return mp_same(v, MP_NOT_IMPLEMENTED); }

/* ---- binary ---- */

static mp_value one_side(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b, bool reflected) {
    const mp_type *type = mp_type_of(reflected ? b : a);
    if (mp_type_is_class(type)) {
        return mp_class_binary(vm, op, a, b, reflected);
    }
    return MP_OP(type->ops, binary) != NULL ? MP_OP(type->ops, binary)(vm, op, a, b) : MP_NOT_IMPLEMENTED;
}

/* True if the right side is to be asked first. */
static bool right_first(mp_vm *vm, mp_binary_op op, const mp_type *left, const mp_type *right) {
    if (left == right || !mp_type_is_subtype(right, left)) {
        return false;
    }
    if (!mp_type_is_class(right) || (!mp_type_is_class(left) && right->layout->ops->binary != left->ops->binary)) {
        return true;
    }
    mp_value name = mp_binary_name(op, true);
    return !mp_same(mp_type_find(vm, right, name), mp_type_find(vm, left, name));
}

static mp_value try_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    const mp_type *left = mp_type_of(a), *right = mp_type_of(b);
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    bool swapped = right_first(vm, op, left, right);
    mp_value v = one_side(vm, op, a, b, swapped);
    if (is_not_implemented(v) && left != right) {
        v = one_side(vm, op, a, b, !swapped);
    } else if (is_not_implemented(v) && mp_type_is_class(left) && MP_OP(left->layout->ops, binary) != NULL) {
        v = one_side(vm, op, a, b, true);
    }
    return v;
}

static mp_value unsupported(mp_vm *vm, const char *symbol, const char *suffix, mp_value a, mp_value b) {
    if (symbol[0] == '*' && symbol[1] == '*' && *suffix == 0) {
        return mp_raise(vm, &mp_type_TypeError, "unsupported operand type(s) for ** or pow(): '%T' and '%T'", a, b);
    }
    return mp_raise(vm, &mp_type_TypeError, "unsupported operand type(s) for %s%s: '%T' and '%T'", symbol, suffix, a,
                    b);
}

mp_value mp_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    mp_value v = try_binary(vm, op, a, b);
    return is_not_implemented(v) ? unsupported(vm, symbols[op], "", a, b) : v;
}

mp_value mp_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    const mp_type_ops *ops = mp_type_of(a)->ops;
    mp_value v = MP_OP(ops, inplace) != NULL ? MP_OP(ops, inplace)(vm, op, a, b) : MP_NOT_IMPLEMENTED;
    if (is_not_implemented(v)) {
        v = try_binary(vm, op, a, b);
    }
    return is_not_implemented(v) ? unsupported(vm, symbols[op], "=", a, b) : v;
}

mp_value mp_unary(mp_vm *vm, mp_unary_op op, mp_value a) {
    static const char *const names[] = {"unary -", "unary +", "unary ~", "abs()"};
    const mp_type_ops *ops = mp_type_of(a)->ops;
    mp_value v = MP_OP(ops, unary) != NULL ? MP_OP(ops, unary)(vm, op, a) : MP_NOT_IMPLEMENTED;
    if (is_not_implemented(v) && !mp_class_has_unary(vm, op, a)) {
        return mp_raise(vm, &mp_type_TypeError, "bad operand type for %s: '%T'", names[op], a);
    }
    return v;
}

/* ---- comparisons ---- */

static const mp_compare_op reflected_compare[] = {MP_GT, MP_GE, MP_EQ, MP_NE, MP_LT, MP_LE};

static mp_value compare_side(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    const mp_type_ops *ops = mp_type_of(self)->ops;
    return MP_OP(ops, compare) != NULL ? MP_OP(ops, compare)(vm, op, self, other) : MP_NOT_IMPLEMENTED;
}

mp_value mp_compare(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b) {
    static const char *const compare_symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    const mp_type *left = mp_type_of(a), *right = mp_type_of(b);
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    bool swapped = left != right && mp_type_is_subtype(right, left);
    mp_value v = swapped ? compare_side(vm, reflected_compare[op], b, a) : compare_side(vm, op, a, b);
    if (is_not_implemented(v)) {
        v = swapped ? compare_side(vm, op, a, b) : compare_side(vm, reflected_compare[op], b, a);
    }
    if (!is_not_implemented(v)) {
        return v;
    }
    if (op == MP_EQ || op == MP_NE) {
        return mp_from_bool(mp_same(a, b) == (op == MP_EQ));
    }
    return mp_raise(vm, &mp_type_TypeError, "'%s' not supported between instances of '%T' and '%T'",
                    compare_symbols[op], a, b);
}

bool mp_compare_truth(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b, bool *out) {
    mp_value v = mp_compare(vm, op, a, b);
    if (mp_is_bool(v)) {
        *out = mp_same(v, MP_TRUE);
        return true;
    }
    return !mp_is_error(v) && mp_truth(vm, v, out);
}

bool mp_equal(mp_vm *vm, mp_value a, mp_value b, bool *out) {
    if (mp_same(a, b)) {
        *out = true;
        return true;
    }
    if (mp_is_small(a) && mp_is_small(b)) {
        *out = false;
        return true;
    }
    if (mp_is_exact(a, &mp_type_str) && mp_is_exact(b, &mp_type_str)) {
        *out = mp_str_equal(a, b);
        return true;
    }
    return mp_compare_truth(vm, MP_EQ, a, b, out);
}
