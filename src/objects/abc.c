/* SPDX-License-Identifier: MIT
 *
 * Layer 2. ABCMeta: abstract methods, virtual subclasses. See abc.h.
 *
 * What is abstract in a class is in its __abstractmethods__; cls->is_abstract says whether there is anything.
 */
#include "objects/abc.h"

#include "gc/vm.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool is_abc(const mp_type *type) { return mp_type_is_subtype(mp_type_of(mp_type_value(type)), &mp_type_ABCMeta); }

/* ---- abstract methods ---- */

static bool is_abstract(mp_vm *vm, mp_value v, bool *out) {
    *out = false;
    mp_value mark = mp_getattr_find(vm, v, MP_NAME(__isabstractmethod__));
    return !mp_is_error(mark) && (mp_is_unbound(mark) || mp_truth(vm, mark, out));
}

/* The names that a built-in class wants its heirs to define, as a set. */
static mp_value builtin_names(mp_vm *vm, const mp_type *type) {
    const mp_abc *abc = (const mp_abc *)(const void *)type;
    const mp_value *names = abc->abstract[0].bits != 0 ? abc->abstract : abc->names;
    mp_value missing[MP_ABC_NAMES];
    size_t count = 0;
    for (size_t i = 0; i < MP_ABC_NAMES && names[i].bits != 0; i++) {
        mp_value found = mp_type_find(vm, type, names[i]);
        if (!mp_is_value(found) || mp_is_object_row(found)) {
            missing[count++] = names[i];
        }
    }
    return mp_frozenset_new(vm, count, missing);
}

static mp_value own_names(mp_vm *vm, const mp_type *type) {
    if (!mp_type_is_class(type)) {
        return is_abc(type) ? builtin_names(vm, type) : MP_UNBOUND;
    }
    return mp_type_find_own(vm, type, MP_NAME(__abstractmethods__));
}

/* What was abstract in a base: is it still? */
static bool inherited_is_abstract(mp_vm *vm, const mp_type *type, mp_value name, bool *out) {
    mp_value found = mp_type_find(vm, type, name);
    *out = !mp_is_value(found) || mp_is_object_row(found); /* built-in classes have nothing in its place */
    return *out || is_abstract(vm, found, out);
}

static bool set_abstract(mp_vm *vm, mp_class *cls, mp_value names) {
    bool any;
    if (!mp_truth(vm, names, &any) || !mp_dict_set(vm, cls->dict, MP_NAME(__abstractmethods__), names)) {
        return false;
    }
    cls->is_abstract = any;
    return true;
}

bool mp_abc_note_abstract(mp_vm *vm, mp_class *cls) {
    mp_value list = mp_list_new(vm, 0, NULL), name, value;
    mp_value own = mp_is_error(list) ? MP_ERROR : mp_dict_copy(vm, cls->dict);
    size_t position = 0;
    bool abstract;
    if (mp_is_error(own)) {
        return false;
    }
    while (mp_dict_next(own, &position, &name, &value)) {
        if (!is_abstract(vm, value, &abstract) || (abstract && !mp_list_append(vm, list, name))) {
            return false;
        }
    }
    for (size_t i = 0; i < mp_tuple_get(cls->bases)->count; i++) {
        mp_value names = own_names(vm, mp_as_type(mp_tuple_get(cls->bases)->items[i]));
        names = mp_is_value(names) ? mp_tuple_from(vm, names) : names;
        if (mp_is_error(names)) {
            return false;
        }
        for (size_t k = 0; mp_is_value(names) && k < mp_tuple_get(names)->count; k++) {
            name = mp_tuple_get(names)->items[k];
            if (!inherited_is_abstract(vm, &cls->type, name, &abstract) ||
                (abstract && !mp_list_append(vm, list, name))) {
                return false;
            }
        }
    }
    mp_value all = mp_call(vm, mp_type_value(&mp_type_frozenset), 1, &list);
    return !mp_is_error(all) && set_abstract(vm, cls, all);
}

mp_value mp_abc_instantiation_error(mp_vm *vm, const mp_type *type) {
    mp_value names = own_names(vm, type);
    mp_value list = mp_is_value(names) ? mp_list_from(vm, names) : MP_ERROR;
    bool sorted = !mp_is_error(list) && mp_list_sort(vm, list, MP_NONE, false);
    mp_value joined = sorted ? mp_call_method(vm, MP_NAME(comma_space_), MP_NAME(join), 1, &list) : MP_ERROR;
    return mp_is_error(joined) ? MP_ERROR
                               : mp_raise(vm, &mp_type_TypeError,
                                          "Can't instantiate abstract class %N with abstract method%s %U", type,
                                          mp_list_get(list)->count == 1 ? "" : "s", joined);
}

static mp_value abc_abstract(mp_vm *vm, mp_value self) {
    mp_value names = own_names(vm, mp_as_type(self));
    return mp_is_unbound(names) ? mp_raise(vm, &mp_type_AttributeError, "__abstractmethods__") : names;
}

static bool abc_set_abstract(mp_vm *vm, mp_value self, mp_value value) {
    const mp_type *type = mp_as_type(self);
    return mp_type_is_class(type) && mp_is_value(value)
               ? set_abstract(vm, mp_class_of(type), value)
               : mp_fail(vm, &mp_type_TypeError, "cannot set '__abstractmethods__' attribute of immutable type '%N'",
                         type);
}

/* ---- virtual subclasses ---- */

/* The type has the method, and not None in its place. Built-in classes have what they want their heirs to define. */
static bool has_method(mp_vm *vm, const mp_type *type, mp_value name) {
    const mp_abc *abc = (const mp_abc *)(const void *)type;
    for (size_t i = 0; !mp_type_is_class(type) && is_abc(type) && i < MP_ABC_NAMES; i++) {
        if (mp_same(abc->abstract[i], name)) {
            return true;
        }
    }
    mp_value found = mp_type_find(vm, type, name);
    bool unhashable = mp_same(name, MP_NAME(__hash__)) && MP_OP(type->layout->ops, unhashable) && mp_is_slot_row(found);
    return mp_is_value(found) && !mp_is_none(found) && !unhashable;
}

/* What a built-in class says of a type. */
static bool builtin_claims(mp_vm *vm, const mp_abc *abc, const mp_type *type) {
    for (size_t i = 0; i < MP_ABC_MEMBERS && abc->members[i] != NULL; i++) {
        if (mp_type_is_subtype(type, abc->members[i])) {
            return true;
        }
    }
    size_t n = 0;
    while (n < MP_ABC_NAMES && abc->names[n].bits != 0 && has_method(vm, type, abc->names[n])) {
        n++;
    }
    return n > 0 && (n == MP_ABC_NAMES || abc->names[n].bits == 0);
}

/* The hook that a program has defined for the class: *decided says whether it answered. */
static bool ask_hook(mp_vm *vm, const mp_type *cls, const mp_type *type, bool *decided, bool *out) {
    mp_value hook = mp_type_find(vm, cls, MP_NAME(__subclasshook__)), arg = mp_type_value(type);
    *decided = false;
    if (!mp_is_value(hook) || mp_is_exact(hook, &mp_type_class_method_row)) {
        return true;
    }
    mp_value answer = mp_call_method(vm, mp_type_value(cls), MP_NAME(__subclasshook__), 1, &arg);
    *decided = mp_is_value(answer) && !mp_same(answer, MP_NOT_IMPLEMENTED);
    return *decided ? mp_truth(vm, answer, out) : !mp_is_error(answer);
}

static bool claims(mp_vm *vm, const mp_type *cls, const mp_type *type, bool *out);

/* Whether one of the types in the list, which is an attribute of `holder`, answers. */
static bool ask_list(mp_vm *vm, const mp_type *holder, mp_value name, const mp_type *other, bool upwards, bool *out) {
    mp_value list = mp_type_is_class(holder) ? mp_type_find_own(vm, holder, name) : MP_UNBOUND;
    for (size_t i = 0; mp_is_value(list) && mp_list_is(list) && i < mp_list_get(list)->count && !*out; i++) {
        const mp_type *item = mp_as_type(mp_list_get(list)->items[i]);
        if (upwards ? !claims(vm, other, item, out) : (*out = mp_type_is_subtype(other, item), false)) {
            return false;
        }
    }
    return true;
}

static bool claims(mp_vm *vm, const mp_type *cls, const mp_type *type, bool *out) {
    bool decided;
    *out = mp_type_is_subtype(type, cls);
    if (*out) {
        return true;
    }
    if (!mp_recursion_check(vm) || !ask_hook(vm, cls, type, &decided, out)) {
        return false;
    }
    if (decided) {
        return true;
    }
    *out = !mp_type_is_class(cls) && is_abc(cls) && builtin_claims(vm, (const mp_abc *)(const void *)cls, type);
    for (size_t i = 0; i < mp_type_mro_count(type) && !*out; i++) {
        if (!ask_list(vm, mp_type_mro_at(type, i), MP_NAME(_abc_registered), cls, true, out)) {
            return false;
        }
    }
    return *out || ask_list(vm, cls, MP_NAME(_abc_registry), type, false, out);
}

static mp_value abc___subclasscheck__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool result;
    if (!mp_is_type(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "issubclass() arg 1 must be a class");
    }
    return claims(vm, mp_as_type(args[0]), mp_as_type(args[1]), &result) ? mp_from_bool(result) : MP_ERROR;
}

static mp_value abc___instancecheck__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool result;
    if (!mp_type_has_instance(vm, mp_as_type(args[0]), args[1], &result) ||
        (!result && !claims(vm, mp_as_type(args[0]), mp_type_of(args[1]), &result))) {
        return MP_ERROR;
    }
    return mp_from_bool(result);
}

static bool note_in(mp_vm *vm, const mp_type *holder, mp_value name, mp_value type) {
    mp_value list = mp_type_is_class(holder) ? mp_type_find_own(vm, holder, name) : MP_UNBOUND;
    if (mp_is_value(list) && mp_list_is(list)) {
        return mp_list_append(vm, list, type);
    }
    list = mp_list_new(vm, 1, &type);
    return !mp_is_error(list) && mp_setattr(vm, mp_type_value(holder), name, list);
}

static mp_value abc_register(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool result;
    if (!mp_is_type(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "Can only register classes");
    }
    const mp_type *cls = mp_as_type(args[0]), *type = mp_as_type(args[1]);
    if (!claims(vm, cls, type, &result)) {
        return MP_ERROR;
    }
    if (result) {
        return args[1];
    }
    if (mp_type_is_subtype(cls, type) || (is_abc(type) && !claims(vm, type, cls, &result)) || result) {
        return mp_is_value(vm->pending) ? MP_ERROR
                                        : mp_raise(vm, &mp_type_RuntimeError, "Refusing to create an inheritance cycle");
    }
    if (mp_type_is_class(type)) {
        mp_value kind = mp_type_find(vm, cls, MP_NAME(__abc_tpflags__)); /* for patterns */
        return note_in(vm, type, MP_NAME(_abc_registered), args[0]) &&
                       (!mp_is_value(kind) || mp_setattr(vm, args[1], MP_NAME(__abc_tpflags__), kind))
                   ? args[1]
                   : MP_ERROR;
    }
    /* a built-in type cannot be written to: all it now derives from know it */
    for (size_t i = 0; i < mp_type_mro_count(cls); i++) {
        const mp_type *t = mp_type_mro_at(cls, i);
        if ((i == 0 || (mp_type_is_class(t) && is_abc(t))) && !note_in(vm, t, MP_NAME(_abc_registry), args[1])) {
            return MP_ERROR;
        }
    }
    return args[1];
}

static const mp_native abc_rows[] = {
    MP_GETSET(__abstractmethods__, abc_abstract, abc_set_abstract),
    MP_METHOD(__instancecheck__, abc___instancecheck__, 1, 1),
    MP_METHOD(__subclasscheck__, abc___subclasscheck__, 1, 1),
    MP_METHOD(register, abc_register, 1, 1),
};
MP_NAMES_USED(ABCMeta)
const mp_type mp_type_ABCMeta = {{{(const mp_head *)&mp_type_type}, &mp_type_ABCMeta},
                                 MP_OPS_OF(mp_type_type_ops),
                                 &mp_type_type,
                                 &mp_type_type,
                                 MP_VALUE_INIT(mp_names.mp_name_ABCMeta),
                                 abc_rows,
                                 MP_COUNT_OF(abc_rows),
                                 0,
                                 sizeof(mp_class)};
