/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module operator: the operators as functions. itemgetter and its kin are in operator_getters.c.
 *
 * The names with underscores are the same objects as those without: their rows refer to the first rows of the table,
 * which stand in the order of the enum.
 */
#include "modules/operator_getters.h"
#include "objects/module.h"
#include "objects/number.h"

/* Functions with a special method's name: name, that of the method. Binary operators follow, see operator_rows. */
#define COMPARISONS(X) X(lt, MP_LT) X(le, MP_LE) X(eq, MP_EQ) X(ne, MP_NE) X(gt, MP_GT) X(ge, MP_GE)
#define UNARIES(X) X(neg, MP_OP_NEG) X(pos, MP_OP_POS) X(invert, MP_OP_INVERT) X(abs, MP_OP_ABS)

#define BINARY(id, symbol, name)                                                                                       \
    static mp_value operator_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                    \
        (void)argc;                                                                                                    \
        return mp_binary(vm, MP_OP_##id, args[0], args[1]);                                                            \
    }                                                                                                                  \
    static mp_value operator_i##name(mp_vm *vm, size_t argc, const mp_value *args) {                                   \
        (void)argc;                                                                                                    \
        return mp_inplace(vm, MP_OP_##id, args[0], args[1]);                                                           \
    }
MP_BINARY_OPERATORS(BINARY)

#define COMPARE(name, op)                                                                                              \
    static mp_value operator_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                    \
        (void)argc;                                                                                                    \
        return mp_compare(vm, op, args[0], args[1]);                                                                   \
    }
COMPARISONS(COMPARE)

#define UNARY(name, op)                                                                                                \
    static mp_value operator_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                    \
        (void)argc;                                                                                                    \
        return mp_unary(vm, op, args[0]);                                                                              \
    }
UNARIES(UNARY)

/* ---- truth and identity ---- */

static mp_value operator_truth(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool truth;
    return mp_truth(vm, args[0], &truth) ? mp_from_bool(truth) : MP_ERROR;
}

static mp_value operator_not(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool truth;
    return mp_truth(vm, args[0], &truth) ? mp_from_bool(!truth) : MP_ERROR;
}

static mp_value operator_is(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return mp_from_bool(mp_same(args[0], args[1]));
}

static mp_value operator_is_not(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return mp_from_bool(!mp_same(args[0], args[1]));
}

static mp_value operator_index(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_index_value(vm, args[0]);
}

/* ---- sequences ---- */

/* What has items: the test that concat makes of its arguments. */
static bool check_sequence(mp_vm *vm, mp_value v) {
    const mp_type *type = mp_type_of(v);
    bool good = (type->flags & MP_TYPE_CLASS) != 0 ? mp_is_value(mp_type_find(vm, type, MP_NAME(__getitem__)))
                                                   : MP_OP(type->ops, getitem) != NULL && !mp_is_instance(v, &mp_type_dict);
    return good || mp_fail(vm, &mp_type_TypeError, "'%T' object can't be concatenated", v);
}

static mp_value operator_concat(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check_sequence(vm, args[0]) ? mp_binary(vm, MP_OP_ADD, args[0], args[1]) : MP_ERROR;
}

static mp_value operator_iconcat(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check_sequence(vm, args[0]) ? mp_inplace(vm, MP_OP_ADD, args[0], args[1]) : MP_ERROR;
}

static mp_value operator_contains(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool found;
    return mp_contains(vm, args[0], args[1], &found) ? mp_from_bool(found) : MP_ERROR;
}

static mp_value operator_getitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_getitem(vm, args[0], args[1]);
}

static mp_value operator_setitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_setitem(vm, args[0], args[1], args[2]) ? MP_NONE : MP_ERROR;
}

static mp_value operator_delitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_setitem(vm, args[0], args[1], MP_UNBOUND) ? MP_NONE : MP_ERROR;
}

/* Counts the items equal to args[1]; with `first`, those before the first such one. */
static mp_value search(mp_vm *vm, const mp_value *args, bool first) {
    mp_value iterator = mp_iter(vm, args[0]);
    if (mp_is_error(iterator)) {
        return mp_exception_catch(vm, &mp_type_TypeError)
                   ? mp_raise(vm, &mp_type_TypeError, "argument of type '%T' is not iterable", args[0])
                   : MP_ERROR;
    }
    for (size_t count = 0;;) {
        mp_value item = mp_next(vm, iterator);
        bool equal;
        if (mp_is_stop(item)) {
            return first ? mp_raise(vm, &mp_type_ValueError, "sequence.index(x): x not in sequence")
                         : mp_int_from_size(vm, count);
        }
        if (mp_is_error(item) || !mp_equal(vm, item, args[1], &equal)) {
            return MP_ERROR;
        }
        if (equal && first) {
            return mp_int_from_size(vm, count);
        }
        count += equal != first;
    }
}

static mp_value operator_countOf(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return search(vm, args, false);
}

static mp_value operator_indexOf(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return search(vm, args, true);
}

static mp_value operator_length_hint(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value standard = argc > 1 ? args[1] : MP_SMALL(0);
    if (!mp_int_is(standard)) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object cannot be interpreted as an integer", standard);
    }
    size_t length;
    if (mp_length(vm, args[0], &length)) {
        return mp_int_from_size(vm, length);
    }
    if (!mp_exception_catch(vm, &mp_type_TypeError)) {
        return MP_ERROR;
    }
    mp_value hint = mp_special_call(vm, args[0], MP_NAME(__length_hint__), 0, NULL);
    if (mp_is_error(hint)) {
        return mp_exception_catch(vm, &mp_type_TypeError) ? standard : MP_ERROR;
    }
    if (mp_is_unbound(hint) || mp_same(hint, MP_NOT_IMPLEMENTED)) {
        return standard;
    }
    if (!mp_int_is(hint)) {
        return mp_raise(vm, &mp_type_TypeError, "__length_hint__ must be an integer, not %T", hint);
    }
    return mp_int_is_negative(hint) ? mp_raise(vm, &mp_type_ValueError, "__length_hint__() should return >= 0") : hint;
}

static mp_value operator_call(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc == 0) {
        return mp_raise(vm, &mp_type_TypeError, "call expected at least 1 argument, got 0");
    }
    return mp_call_kw(vm, args[0], argc - 1, args + 1, kw);
}

/* ---- the table ---- */

/* name, C function, arguments, name with underscores: those with a second name. */
#define FUNCTIONS(X)                                                                                                   \
    X(lt, lt, 2, __lt__) X(le, le, 2, __le__) X(eq, eq, 2, __eq__) X(ne, ne, 2, __ne__) X(gt, gt, 2, __gt__)           \
    X(ge, ge, 2, __ge__) X(neg, neg, 1, __neg__) X(pos, pos, 1, __pos__) X(invert, invert, 1, __invert__)              \
    X(inv, invert, 1, __inv__) X(abs, abs, 1, __abs__) X(not_, not, 1, __not__) X(index, index, 1, __index__)          \
    X(concat, concat, 2, __concat__) X(iconcat, iconcat, 2, __iconcat__) X(contains, contains, 2, __contains__)        \
    X(getitem, getitem, 2, __getitem__) X(setitem, setitem, 3, __setitem__) X(delitem, delitem, 2, __delitem__)        \
    X(add, add, 2, __add__) X(sub, sub, 2, __sub__) X(mul, mul, 2, __mul__) X(truediv, truediv, 2, __truediv__)        \
    X(floordiv, floordiv, 2, __floordiv__) X(mod, mod, 2, __mod__) X(pow, pow, 2, __pow__)                             \
    X(matmul, matmul, 2, __matmul__) X(and_, and, 2, __and__) X(or_, or, 2, __or__) X(xor, xor, 2, __xor__)            \
    X(lshift, lshift, 2, __lshift__) X(rshift, rshift, 2, __rshift__) X(iadd, iadd, 2, __iadd__)                       \
    X(isub, isub, 2, __isub__) X(imul, imul, 2, __imul__) X(itruediv, itruediv, 2, __itruediv__)                       \
    X(ifloordiv, ifloordiv, 2, __ifloordiv__) X(imod, imod, 2, __imod__) X(ipow, ipow, 2, __ipow__)                    \
    X(imatmul, imatmul, 2, __imatmul__) X(iand, iand, 2, __iand__) X(ior, ior, 2, __ior__) X(ixor, ixor, 2, __ixor__)  \
    X(ilshift, ilshift, 2, __ilshift__) X(irshift, irshift, 2, __irshift__)
MP_NAMES_USED(lt, le, eq, ne, gt, ge, neg, pos, invert, inv, abs, not_, index, concat, iconcat, contains, getitem,
              setitem, delitem, add, sub, mul, truediv, floordiv, mod, pow, matmul, and_, or_, xor, lshift, rshift,
              iadd, isub, imul, itruediv, ifloordiv, imod, ipow, imatmul, iand, ior, ixor, ilshift, irshift, __lt__,
              __le__, __eq__, __ne__, __gt__, __ge__, __neg__, __pos__, __invert__, __inv__, __abs__, __not__,
              __index__, __concat__, __iconcat__, __contains__, __getitem__, __setitem__, __delitem__, __add__,
              __sub__, __mul__, __truediv__, __floordiv__, __mod__, __pow__, __matmul__, __and__, __or__, __xor__,
              __lshift__, __rshift__, __iadd__, __isub__, __imul__, __itruediv__, __ifloordiv__, __imod__, __ipow__,
              __imatmul__, __iand__, __ior__, __ixor__, __ilshift__, __irshift__)

/* clang-format off */
enum {
#define X(name, function, argc, special) ROW_##name,
    FUNCTIONS(X)
#undef X
    ROW_call
};
static const mp_native operator_rows[2 * ROW_call + 11];
static const mp_native operator_rows[] = {
#define X(name, function, argc, special) MP_FUNCTION(name, operator_##function, argc, argc),
    FUNCTIONS(X)
#undef X
    MP_FUNCTION_KW(call, operator_call, 0, MP_VARIADIC),
#define X(name, function, argc, special) MP_CONSTANT(special, &operator_rows[ROW_##name]),
    FUNCTIONS(X)
#undef X
    MP_CONSTANT(__call__, &operator_rows[ROW_call]),
    MP_FUNCTION(truth, operator_truth, 1, 1),
    MP_FUNCTION(is_, operator_is, 2, 2),
    MP_FUNCTION(is_not, operator_is_not, 2, 2),
    MP_FUNCTION(countOf, operator_countOf, 2, 2),
    MP_FUNCTION(indexOf, operator_indexOf, 2, 2),
    MP_FUNCTION(length_hint, operator_length_hint, 1, 2),
    MP_CONSTANT(itemgetter, &mp_type_itemgetter),
    MP_CONSTANT(attrgetter, &mp_type_attrgetter),
    MP_CONSTANT(methodcaller, &mp_type_methodcaller),
};
/* clang-format on */

MP_MODULE(mp_module_operator, operator, operator_rows, NULL);
