/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The dunder attributes of built-in types (list.__len__, int.__add__ …), derived from their operations.
 *
 * A row applies to a type if that type itself has the operation. The functions work on the operations of the first
 * built-in type in the MRO, so that super().__len__() in a Python class reaches the built-in behaviour.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/dict_views.h"
#include "objects/list.h"
#include "objects/number_impl.h"
#include "objects/number_protocol.h"
#include "objects/str.h"

typedef struct slot_row {
    mp_native row;
    uint8_t op; /* MP_OP_NUMBER */
} slot_row;

/* The operations of the first built-in type, along the value's MRO, that has this one; NULL: none has. */
static const mp_type_ops *find_ops(mp_value v, unsigned op) {
    const mp_type *type = mp_type_of(v);
    for (size_t i = 0; mp_type_is_class(type) && i < mp_type_mro_count(type); i++) {
        const mp_type *t = mp_type_mro_at(type, i);
        if (!mp_type_is_class(t) && t != &mp_type_object && MP_OP_HAS(t->ops, op)) {
            return t->ops;
        }
    }
    for (type = type->layout; type != NULL; type = type->base) {
        if (MP_OP_HAS(type->ops, op)) {
            return type->ops;
        }
    }
    return NULL;
}

#define OPS(v, member) MP_OP(find_ops((v), MP_OP_NUMBER(member)), member)

static mp_value slot_repr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return OPS(args[0], repr)(vm, args[0]);
}

static mp_value slot_str(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return OPS(args[0], str)(vm, args[0]);
}

static mp_value slot_format(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "__format__() argument must be str, not %A", args[1]);
    }
    return OPS(args[0], format)(vm, args[0], args[1]);
}

static mp_value slot_hash(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_hash hash;
    return OPS(args[0], hash)(vm, args[0], &hash) ? mp_int_from_i64(vm, (intptr_t)hash) : MP_ERROR;
}

static mp_value compare(mp_vm *vm, mp_compare_op op, const mp_value *args) {
    return OPS(args[0], compare)(vm, op, args[0], args[1]);
}
#define COMPARE(name, op)                                                                                              \
    static mp_value slot_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                        \
        (void)argc;                                                                                                    \
        return compare(vm, op, args);                                                                                  \
    }
COMPARE(lt, MP_LT)
COMPARE(le, MP_LE)
COMPARE(eq, MP_EQ)
COMPARE(ne, MP_NE)
COMPARE(gt, MP_GT)
COMPARE(ge, MP_GE)

static mp_value slot_bool(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool truth;
    return OPS(args[0], truth)(vm, args[0], &truth) ? mp_from_bool(truth) : MP_ERROR;
}

static mp_value slot_len(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    size_t length;
    return OPS(args[0], length)(vm, args[0], &length) ? mp_int_from_size(vm, length) : MP_ERROR;
}

static mp_value slot_getitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return OPS(args[0], getitem)(vm, args[0], args[1]);
}

static mp_value slot_setitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return OPS(args[0], setitem)(vm, args[0], args[1], args[2]) ? MP_NONE : MP_ERROR;
}

static mp_value slot_delitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return OPS(args[0], setitem)(vm, args[0], args[1], MP_UNBOUND) ? MP_NONE : MP_ERROR;
}

static mp_value slot_contains(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool found;
    return OPS(args[0], contains)(vm, args[0], args[1], &found) ? mp_from_bool(found) : MP_ERROR;
}

static mp_value slot_iter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return OPS(args[0], iter)(vm, args[0]);
}

static mp_value slot_next(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    vm->stop_value = MP_NONE;
    mp_value v = OPS(args[0], next)(vm, args[0]);
    if (mp_is_stop(v)) {
        mp_value value = vm->stop_value;
        vm->stop_value = MP_NONE;
        return mp_is_none(value) ? mp_raise_value(vm, mp_type_value(&mp_type_StopIteration))
                                 : mp_raise_value(vm, mp_call(vm, mp_type_value(&mp_type_StopIteration), 1, &value));
    }
    return v;
}

static mp_value slot_reversed(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return OPS(args[0], reversed)(vm, args[0]);
}

static mp_value slot_call(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return OPS(args[0], call)(vm, args[0], argc - 1, args + 1, kw);
}

static mp_value slot_init(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    return OPS(args[0], init)(vm, args[0], argc - 1, args + 1, kw) ? MP_NONE : MP_ERROR;
}

/* C.__new__(C, …) for built-in types. */
static mp_value slot_new(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc == 0 || !mp_is_type(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "__new__(X): X is not a type object");
    }
    const mp_type *type = mp_as_type(args[0]), *layout = type->layout;
    if (MP_OP(layout->ops, make) == NULL) {
        return mp_raise(vm, &mp_type_TypeError, "cannot create '%N' instances", type);
    }
    bool filled_by_init = layout == &mp_type_list || layout == &mp_type_dict || layout == &mp_type_set ||
                          layout == &mp_type_bytearray; /* __new__ takes whatever __init__ is to get */
    return MP_OP(layout->ops, make)(vm, type, filled_by_init ? 0 : argc - 1, args + 1, filled_by_init ? MP_NO_KW : kw);
}

static mp_value slot_get(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value instance = mp_is_none(args[1]) ? MP_UNBOUND : args[1];
    mp_value owner = argc > 2 ? args[2] : mp_type_value(mp_type_of(args[1]));
    return OPS(args[0], descr_get)(vm, args[0], instance, owner);
}

static mp_value slot_set(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return OPS(args[0], descr_set)(vm, args[0], args[1], args[2]) ? MP_NONE : MP_ERROR;
}

static mp_value slot_delete(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return OPS(args[0], descr_set)(vm, args[0], args[1], MP_UNBOUND) ? MP_NONE : MP_ERROR;
}

/* ---- operators ---- */

static mp_value unary(mp_vm *vm, mp_unary_op op, const mp_value *args) { return OPS(args[0], unary)(vm, op, args[0]); }
#define UNARY(name, op)                                                                                                \
    static mp_value slot_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                        \
        (void)argc;                                                                                                    \
        return unary(vm, op, args);                                                                                    \
    }
UNARY(neg, MP_OP_NEG)
UNARY(pos, MP_OP_POS)
UNARY(invert, MP_OP_INVERT)
UNARY(abs, MP_OP_ABS)

#define X(id, symbol, name)                                                                                            \
    static mp_value slot_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                        \
        (void)argc;                                                                                                    \
        return OPS(args[0], binary)(vm, MP_OP_##id, args[0], args[1]);                                                 \
    }                                                                                                                  \
    static mp_value slot_r##name(mp_vm *vm, size_t argc, const mp_value *args) {                                       \
        (void)argc;                                                                                                    \
        return OPS(args[0], binary)(vm, MP_OP_##id, args[1], args[0]);                                                 \
    }                                                                                                                  \
    static mp_value slot_i##name(mp_vm *vm, size_t argc, const mp_value *args) {                                       \
        (void)argc;                                                                                                    \
        return OPS(args[0], inplace)(vm, MP_OP_##id, args[0], args[1]);                                                \
    }
MP_BINARY_OPERATORS(X)
#undef X

/* int(x), float(x) … through the type itself. */
static mp_value slot_int(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_real x;
    if (mp_int_is(args[0])) {
        return mp_int_plain(vm, args[0]);
    }
    return mp_real_value(vm, args[0], &x) ? mp_int_from_real(vm, x) : MP_ERROR;
}

static mp_value slot_float(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_real x;
    bool ok = mp_int_is(args[0]) ? mp_int_to_real(vm, args[0], &x) : mp_real_value(vm, args[0], &x);
    return ok ? mp_float_new(vm, x) : MP_ERROR;
}

/* int.__pow__(base, exponent[, modulus]) */
static mp_value slot_pow3(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 2 || mp_is_none(args[2])) {
        return slot_pow(vm, 2, args);
    }
    bool ints = mp_int_is(args[0]) && mp_int_is(args[1]) && mp_int_is(args[2]);
    return ints ? mp_int_pow_mod(vm, args[0], args[1], args[2]) : MP_NOT_IMPLEMENTED;
}

MP_NAMES_USED(__add__, __radd__, __iadd__, __sub__, __rsub__, __isub__, __mul__, __rmul__, __imul__, __truediv__,
              __rtruediv__, __itruediv__, __floordiv__, __rfloordiv__, __ifloordiv__, __mod__, __rmod__, __imod__,
              __pow__, __rpow__, __ipow__, __matmul__, __rmatmul__, __imatmul__, __and__, __rand__, __iand__, __or__,
              __ror__, __ior__, __xor__, __rxor__, __ixor__, __lshift__, __rlshift__, __ilshift__, __rshift__,
              __rrshift__, __irshift__)

#define OP(member) MP_OP_NUMBER(member)
static const slot_row slot_rows[] = {
    {MP_METHOD(__repr__, slot_repr, 0, 0), OP(repr)},
    {MP_METHOD(__str__, slot_str, 0, 0), OP(str)},
    {MP_METHOD(__format__, slot_format, 1, 1), OP(format)},
    {MP_METHOD(__hash__, slot_hash, 0, 0), OP(hash)},
    {MP_METHOD(__lt__, slot_lt, 1, 1), OP(compare)},
    {MP_METHOD(__le__, slot_le, 1, 1), OP(compare)},
    {MP_METHOD(__eq__, slot_eq, 1, 1), OP(compare)},
    {MP_METHOD(__ne__, slot_ne, 1, 1), OP(compare)},
    {MP_METHOD(__gt__, slot_gt, 1, 1), OP(compare)},
    {MP_METHOD(__ge__, slot_ge, 1, 1), OP(compare)},
    {MP_METHOD(__bool__, slot_bool, 0, 0), OP(truth)},
    {MP_METHOD(__len__, slot_len, 0, 0), OP(length)},
    {MP_METHOD(__getitem__, slot_getitem, 1, 1), OP(getitem)},
    {MP_METHOD(__setitem__, slot_setitem, 2, 2), OP(setitem)},
    {MP_METHOD(__delitem__, slot_delitem, 1, 1), OP(setitem)},
    {MP_METHOD(__contains__, slot_contains, 1, 1), OP(contains)},
    {MP_METHOD(__iter__, slot_iter, 0, 0), OP(iter)},
    {MP_METHOD(__next__, slot_next, 0, 0), OP(next)},
    {MP_METHOD(__reversed__, slot_reversed, 0, 0), OP(reversed)},
    {MP_METHOD_KW(__call__, slot_call, 0, MP_VARIADIC), OP(call)},
    {MP_METHOD_KW(__init__, slot_init, 0, MP_VARIADIC), OP(init)},
    {MP_FUNCTION_KW(__new__, slot_new, 0, MP_VARIADIC), OP(make)},
    {MP_METHOD(__get__, slot_get, 1, 2), OP(descr_get)},
    {MP_METHOD(__set__, slot_set, 2, 2), OP(descr_set)},
    {MP_METHOD(__delete__, slot_delete, 1, 1), OP(descr_set)},
    {MP_METHOD(__neg__, slot_neg, 0, 0), OP(unary)},
    {MP_METHOD(__pos__, slot_pos, 0, 0), OP(unary)},
    {MP_METHOD(__invert__, slot_invert, 0, 0), OP(unary)},
    {MP_METHOD(__abs__, slot_abs, 0, 0), OP(unary)},
#define X(id, symbol, name)                                                                                            \
    {MP_METHOD(__##name##__, slot_##name, 1, 1), OP(binary)}, {MP_METHOD(__r##name##__, slot_r##name, 1, 1), OP(binary)}, \
        {MP_METHOD(__i##name##__, slot_i##name, 1, 1), OP(inplace)},
    MP_BINARY_OPERATORS(X)
#undef X
};
/* Behind the others: one for each operator, its reflected and its in-place form. */
#define binary_rows (slot_rows + MP_COUNT_OF(slot_rows) - 3 * MP_BINARY_OP_COUNT)

/* Of int and float; the last ones of int only. */
enum { REAL_ROW_COUNT = 3 };
static const mp_native number_rows[] = {
    MP_METHOD(__int__, slot_int, 0, 0),   MP_METHOD(__float__, slot_float, 0, 0), MP_METHOD(__trunc__, slot_int, 0, 0),
    MP_METHOD(__index__, slot_int, 0, 0), MP_METHOD(__pow__, slot_pow3, 1, 2),
};

/* object's own, which stay what they are for objects of all types. */
static mp_value object_repr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return MP_OP(mp_type_object.ops, repr)(vm, args[0]);
}

static mp_value object_hash(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_hash hash;
    return MP_OP(mp_type_object.ops, hash)(vm, args[0], &hash) ? mp_int_from_i64(vm, (intptr_t)hash) : MP_ERROR;
}

static mp_value object_eq(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return MP_OP(mp_type_object.ops, compare)(vm, MP_EQ, args[0], args[1]);
}

/* The opposite of what == says. */
static mp_value object_ne(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value v = MP_OP(mp_type_of(args[0])->ops, compare) == NULL
                     ? object_eq(vm, argc, args)
                     : MP_OP(mp_type_of(args[0])->ops, compare)(vm, MP_EQ, args[0], args[1]);
    bool truth;
    if (mp_is_error(v) || mp_same(v, MP_NOT_IMPLEMENTED)) {
        return v;
    }
    return mp_truth(vm, v, &truth) ? mp_from_bool(!truth) : MP_ERROR;
}

static mp_value object_order(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_NOT_IMPLEMENTED;
}

static const mp_native object_rows[] = {
    MP_METHOD(__repr__, object_repr, 0, 0),
    MP_METHOD(__lt__, object_order, 1, 1),
    MP_METHOD(__le__, object_order, 1, 1),
    MP_METHOD(__gt__, object_order, 1, 1),
    MP_METHOD(__ge__, object_order, 1, 1),
    MP_METHOD(__hash__, object_hash, 0, 0),
    MP_METHOD(__eq__, object_eq, 1, 1),
    MP_METHOD(__ne__, object_ne, 1, 1),
};

static bool is_in(mp_value v, const void *rows, size_t size) { return v.bits - (uintptr_t)rows < size; }

bool mp_is_object_row(mp_value v) { return is_in(v, object_rows, sizeof object_rows); }

/* Which binary operators the `binary` operations of built-in types are about; of other types they all may be. */
#define BIT(op) (1u << MP_OP_##op)
enum {
    REAL = BIT(ADD) | BIT(SUB) | BIT(MUL) | BIT(TRUEDIV) | BIT(FLOORDIV) | BIT(MOD) | BIT(POW),
    SEQUENCE = BIT(ADD) | BIT(MUL),
    SETS = BIT(SUB) | BIT(AND) | BIT(OR) | BIT(XOR),
    ALL = (1u << MP_BINARY_OP_COUNT) - 1
};
static const struct {
    const mp_type *type;
    uint16_t operators;
} operator_rows[] = {
    {&mp_type_int, ALL & ~BIT(MATMUL)},
    {&mp_type_bool, ALL & ~BIT(MATMUL)},
    {&mp_type_float, REAL},
    {&mp_type_complex, REAL & ~(BIT(FLOORDIV) | BIT(MOD))},
    {&mp_type_str, SEQUENCE | BIT(MOD)},
    {&mp_type_bytes, SEQUENCE | BIT(MOD)},
    {&mp_type_bytearray, SEQUENCE | BIT(MOD)},
    {&mp_type_list, SEQUENCE},
    {&mp_type_tuple, SEQUENCE},
    {&mp_type_dict, BIT(OR)},
    {&mp_type_set, SETS},
    {&mp_type_frozenset, SETS},
    {&mp_type_dict_keys, SETS},
    {&mp_type_dict_items, SETS},
    {&mp_type_type, BIT(OR)},
};

static unsigned operators_of(const mp_type *type) {
    for (size_t i = 0; i < MP_COUNT_OF(operator_rows); i++) {
        if (MP_OP(operator_rows[i].type->ops, binary) == MP_OP(type->ops, binary)) {
            return operator_rows[i].operators;
        }
    }
    bool sequence = MP_OP(type->ops, getitem) != NULL && !mp_type_is_subtype(type, &mp_type_dict);
    return sequence ? SEQUENCE : ALL;
}

/* The type has what the row is called: an operation may serve more names than a type has. */
static bool has_name(const mp_type *type, const slot_row *row) {
    if (!MP_OP_HAS(type->ops, row->op)) {
        return false;
    }
    if (row >= binary_rows && row < binary_rows + 3 * MP_BINARY_OP_COUNT) {
        size_t number = (size_t)(row - binary_rows);
        unsigned operators = operators_of(type);
        if (number % 3 == 1 && !(operators & BIT(SUB))) { /* sequences have no __radd__ */
            operators &= ~BIT(ADD);
        } else if (number % 3 == 2) {
            operators &= ~BIT(MOD);
        }
        return operators >> (number / 3) & 1;
    }
    return row->row.u.fn != slot_invert || mp_type_is_subtype(type, &mp_type_int);
}

static size_t number_row_count(const mp_type *type) {
    return type == &mp_type_int ? MP_COUNT_OF(number_rows) : type == &mp_type_float ? REAL_ROW_COUNT : 0;
}

mp_value mp_slot_row_find(const mp_type *type, mp_value name) {
    if (mp_same(name, MP_NAME(__hash__)) && MP_OP(type->ops, unhashable)) {
        return MP_NONE;
    }
    const mp_native *row = type == &mp_type_object ? mp_native_find(object_rows, MP_COUNT_OF(object_rows), name)
                                                   : mp_native_find(number_rows, number_row_count(type), name);
    if (row != NULL) {
        return mp_from_pointer(row);
    }
    mp_name_number number = mp_name_number_of(name);
    for (size_t i = 0; i < MP_COUNT_OF(slot_rows); i++) {
        if (slot_rows[i].row.name == number) {
            return has_name(type, &slot_rows[i]) ? mp_from_pointer(&slot_rows[i].row) : MP_UNBOUND;
        }
    }
    return MP_UNBOUND;
}

bool mp_slot_row_names(mp_vm *vm, const mp_type *type, mp_value list) {
    for (size_t i = 0; type == &mp_type_object && i < MP_COUNT_OF(object_rows); i++) {
        if (!mp_list_append(vm, list, mp_native_name(&object_rows[i]))) {
            return false;
        }
    }
    for (size_t i = 0; i < number_row_count(type); i++) {
        if (!mp_list_append(vm, list, mp_native_name(&number_rows[i]))) {
            return false;
        }
    }
    for (size_t i = 0; i < MP_COUNT_OF(slot_rows); i++) {
        if (has_name(type, &slot_rows[i]) && !mp_list_append(vm, list, mp_native_name(&slot_rows[i].row))) {
            return false;
        }
    }
    return !MP_OP(type->ops, unhashable) || mp_list_append(vm, list, MP_NAME(__hash__));
}

bool mp_is_slot_row(mp_value v) {
    return is_in(v, slot_rows, sizeof slot_rows) || is_in(v, number_rows, sizeof number_rows) || mp_is_object_row(v);
}

bool mp_slot_row_applies(const mp_native *row, mp_value self) {
    mp_value v = mp_from_pointer(row);
    if (is_in(v, slot_rows, sizeof slot_rows)) {
        return find_ops(self, ((const slot_row *)row)->op) != NULL;
    }
    if (is_in(v, number_rows, sizeof number_rows)) {
        return mp_int_is(self) || mp_is_instance(self, &mp_type_float);
    }
    return mp_is_object_row(v);
}
