/* SPDX-License-Identifier: MIT
 *
 * Layer 2. bool: two constant objects, and an int but for repr and the bitwise operations between two bools.
 */
#include "objects/format.h"
#include "objects/number_impl.h"

const struct mp_singleton mp_true_object = {{(const mp_head *)&mp_type_bool}, 1};
const struct mp_singleton mp_false_object = {{(const mp_head *)&mp_type_bool}, 0};

static mp_value bool_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    bool truth = false;
    (void)type;
    if (!mp_args_no_kw(vm, "bool", kw)) {
        return MP_ERROR;
    }
    if (argc > 1) {
        return mp_raise(vm, &mp_type_TypeError, "bool expected at most 1 argument, got %zu", argc);
    }
    return argc == 0 || mp_truth(vm, args[0], &truth) ? mp_from_bool(truth) : MP_ERROR;
}

static mp_value bool_repr(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_same(self, MP_TRUE) ? MP_NAME(True) : MP_NAME(False);
}

static mp_value bool_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (mp_is_bool(a) && mp_is_bool(b)) {
        bool x = mp_same(a, MP_TRUE), y = mp_same(b, MP_TRUE);
        switch (op) {
        case MP_OP_AND:
            return mp_from_bool(x && y);
        case MP_OP_OR:
            return mp_from_bool(x || y);
        case MP_OP_XOR:
            return mp_from_bool(x != y);
        default:
            break;
        }
    }
    return mp_int_op_binary(vm, op, a, b);
}

MP_OPS(bool_ops, (make, bool_make), (repr, bool_repr), (format, mp_format_int), (hash, mp_int_op_hash),
    (compare, mp_int_op_compare), (truth, mp_int_op_truth), (unary, mp_int_op_unary), (binary, bool_binary));

MP_TYPE_PLAIN(mp_type_bool, bool, &mp_type_int, sizeof(struct mp_singleton), bool_ops, MP_TYPE_FINAL);
