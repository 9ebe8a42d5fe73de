/* SPDX-License-Identifier: MIT
 *
 * Layer 5. Records. The struct is tuple's, and so are most of the operations: they are called through tuple's type.
 */
#include "modules/record.h"

#include "objects/builder.h"
#include "objects/list.h"

static const mp_record_type *record_type(mp_value v) { return (const mp_record_type *)(const void *)mp_type_of(v); }

mp_value mp_record_new(mp_vm *vm, const mp_record_type *type, const mp_value *items) {
    mp_tuple *record = mp_gc_new(vm, &type->type, sizeof *record + type->count * sizeof record->items[0]);
    if (record == NULL) {
        return MP_ERROR;
    }
    record->count = type->count;
    mp_gc_copy(vm, record->items, items, type->count);
    return mp_from_pointer(record);
}

/* The type called with one sequence of the right length. */
static mp_value record_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    const mp_record_type *record = (const mp_record_type *)(const void *)type;
    if (!mp_args_no_kw(vm, mp_type_name(type), kw) || !mp_args_count(vm, mp_type_name(type), argc, 1, 1)) {
        return MP_ERROR;
    }
    mp_value items = mp_tuple_from(vm, args[0]);
    if (mp_is_error(items)) {
        return MP_ERROR;
    }
    size_t count = mp_tuple_get(items)->count;
    if (count != record->count) {
        return mp_raise(vm, &mp_type_TypeError, "%s.%N() takes a %zu-sequence (%zu-sequence given)", record->module,
                        type, record->count, count);
    }
    return mp_record_new(vm, record, mp_tuple_get(items)->items);
}

static mp_value record_repr(mp_vm *vm, mp_value self) {
    const mp_record_type *type = record_type(self);
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "%s%s%N(", type->module, type->module[0] != '\0' ? "." : "", &type->type);
    for (size_t i = 0; i < type->count; i++) {
        mp_builder_append_format(&b, "%s%U=%R", i == 0 ? "" : ", ", mp_name_of(type->fields[i].name),
                                 mp_tuple_get(self)->items[i]);
    }
    mp_builder_append_byte(&b, ')');
    return mp_builder_str(&b);
}

static mp_value record_getattr(mp_vm *vm, mp_value self, mp_value name) {
    (void)vm;
    const mp_record_type *type = record_type(self);
    for (size_t i = 0; i < type->count; i++) {
        if (type->fields[i].name == mp_name_number_of(name)) {
            return mp_tuple_get(self)->items[i];
        }
    }
    return MP_UNBOUND;
}

static bool record_dir(mp_vm *vm, mp_value self, mp_value list) {
    const mp_record_type *type = record_type(self);
    for (size_t i = 0; i < type->count; i++) {
        if (!mp_list_append(vm, list, mp_name_of(type->fields[i].name))) {
            return false;
        }
    }
    return true;
}

static void record_trace(mp_tracer *tracer, void *self) { MP_OP(mp_type_tuple.ops, trace)(tracer, self); }

static bool record_hash(mp_vm *vm, mp_value self, mp_hash *out) { return MP_OP(mp_type_tuple.ops, hash)(vm, self, out); }

static mp_value record_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    return MP_OP(mp_type_tuple.ops, compare)(vm, op, self, other);
}

static bool record_length(mp_vm *vm, mp_value self, size_t *out) { return MP_OP(mp_type_tuple.ops, length)(vm, self, out); }

static mp_value record_getitem(mp_vm *vm, mp_value self, mp_value key) {
    return MP_OP(mp_type_tuple.ops, getitem)(vm, self, key);
}

static bool record_contains(mp_vm *vm, mp_value self, mp_value item, bool *out) {
    return MP_OP(mp_type_tuple.ops, contains)(vm, self, item, out);
}

static mp_value record_iter(mp_vm *vm, mp_value self) { return MP_OP(mp_type_tuple.ops, iter)(vm, self); }

static mp_value record_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    return MP_OP(mp_type_tuple.ops, binary)(vm, op, a, b);
}

MP_OPS_EXTERN(mp_record_ops, (trace, record_trace), (make, record_make), (repr, record_repr), (hash, record_hash),
    (compare, record_compare), (length, record_length), (getitem, record_getitem), (contains, record_contains),
    (iter, record_iter), (binary, record_binary), (getattr, record_getattr), (dir, record_dir));
