/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Making classes: bases, C3 linearisation, metaclasses, __set_name__, __init_subclass__, the class statement.
 */
#include "objects/class.h"

#include "gc/vm.h"
#include "objects/abc.h"
#include "objects/cache.h"
#include "objects/code_info.h"
#include "objects/dict.h"
#include "objects/exception_all.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- C3 ---- */

/* Sequences to merge: the MROs of the bases and the list of bases; `heads` says how far each is used up. */
typedef struct merge {
    size_t count;
    mp_value bases;
    size_t *heads;
} merge;

static size_t sequence_count(const merge *m, size_t i) {
    return i == m->count ? m->count : mp_type_mro_count(mp_as_type(mp_tuple_get(m->bases)->items[i]));
}

static const mp_type *sequence_at(const merge *m, size_t i, size_t k) {
    const mp_tuple *bases = mp_tuple_get(m->bases);
    return i == m->count ? mp_as_type(bases->items[k]) : mp_type_mro_at(mp_as_type(bases->items[i]), k);
}

/* True if the type stands behind the head of some sequence. */
static bool in_a_tail(const merge *m, const mp_type *type) {
    for (size_t i = 0; i <= m->count; i++) {
        for (size_t k = m->heads[i] + 1; k < sequence_count(m, i); k++) {
            if (sequence_at(m, i, k) == type) {
                return true;
            }
        }
    }
    return false;
}

/* The next type of the order; NULL if all are used up, or (*conflict) if there is no order. */
static const mp_type *next_of_merge(merge *m, bool *conflict) {
    bool any = false;
    for (size_t i = 0; i <= m->count; i++) {
        if (m->heads[i] >= sequence_count(m, i)) {
            continue;
        }
        any = true;
        const mp_type *type = sequence_at(m, i, m->heads[i]);
        if (in_a_tail(m, type)) {
            continue;
        }
        for (size_t k = 0; k <= m->count; k++) {
            if (m->heads[k] < sequence_count(m, k) && sequence_at(m, k, m->heads[k]) == type) {
                m->heads[k]++;
            }
        }
        return type;
    }
    *conflict = any;
    return NULL;
}

static mp_value conflict_error(mp_vm *vm, mp_value bases) {
    mp_value names = mp_str_new(vm, "", 0);
    for (size_t i = 0; i < mp_tuple_get(bases)->count && !mp_is_error(names); i++) {
        const mp_type *base = mp_as_type(mp_tuple_get(bases)->items[i]);
        names = mp_str_new_format(vm, "%U%s%N", names, i == 0 ? "" : ", ", base);
    }
    return mp_is_error(names) ? MP_ERROR
                              : mp_raise(vm, &mp_type_TypeError,
                                         "Cannot create a consistent method resolution\norder (MRO) for bases %U",
                                         names);
}

/* The MRO of a class with these bases, the class first (M. Barrett and others, "A Monotonic Superclass Linearization
 * for Dylan", 1996). */
static mp_value linearise(mp_vm *vm, mp_value cls, mp_value bases) {
    merge m = {mp_tuple_get(bases)->count, bases, NULL};
    m.heads = mp_gc_array_new(vm, m.count + 1, sizeof *m.heads);
    mp_value list = m.heads == NULL ? MP_ERROR : mp_list_new(vm, 1, &cls);
    if (mp_is_error(list)) {
        return MP_ERROR;
    }
    memset(m.heads, 0, (m.count + 1) * sizeof *m.heads);
    bool conflict = false;
    const mp_type *type;
    while ((type = next_of_merge(&m, &conflict)) != NULL) {
        if (!mp_list_append(vm, list, mp_type_value(type))) {
            return MP_ERROR;
        }
    }
    mp_gc_free(vm, m.heads);
    return conflict ? conflict_error(vm, bases) : mp_tuple_from(vm, list);
}

/* ---- bases ---- */

/* The last type along the MRO that adds something to the instances: a class with __slots__, or the layout. */
static const mp_type *solid_base(const mp_type *type) {
    size_t count = mp_type_mro_count(type);
    for (size_t i = 0; i < count; i++) {
        const mp_type *t = mp_type_mro_at(type, i);
        if (t == type->layout || (mp_type_is_class(t) && mp_class_of(t)->has_slots)) {
            return t;
        }
    }
    return type->layout;
}

/* The built-in type whose struct the instances begin with: the most derived of the bases' layouts. */
static const mp_type *common_layout(mp_vm *vm, mp_value bases) {
    const mp_type *solid = &mp_type_object;
    for (size_t i = 0; i < mp_tuple_get(bases)->count; i++) {
        const mp_type *other = solid_base(mp_as_type(mp_tuple_get(bases)->items[i]));
        if (mp_type_is_subtype(other, solid)) {
            solid = other;
        } else if (!mp_type_is_subtype(solid, other)) {
            mp_raise(vm, &mp_type_TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return solid->layout;
}

static bool check_bases(mp_vm *vm, mp_value bases) {
    for (size_t i = 0; i < mp_tuple_get(bases)->count; i++) {
        mp_value base = mp_tuple_get(bases)->items[i];
        if (!mp_is_type(base)) {
            return mp_fail(vm, &mp_type_TypeError, "bases must be types");
        }
        if (mp_as_type(base)->flags & MP_TYPE_FINAL) {
            return mp_fail(vm, &mp_type_TypeError, "type '%N' is not an acceptable base type", mp_as_type(base));
        }
        for (size_t k = 0; k < i; k++) {
            if (mp_same(base, mp_tuple_get(bases)->items[k])) {
                return mp_fail(vm, &mp_type_TypeError, "duplicate base class %N", mp_as_type(base));
            }
        }
    }
    return true;
}

/* The most derived metaclass of `metaclass` and the bases' types; NULL with TypeError. */
const mp_type *mp_class_metaclass(mp_vm *vm, const mp_type *metaclass, mp_value bases) {
    for (size_t i = 0; i < mp_tuple_get(bases)->count; i++) {
        const mp_type *other = mp_type_of(mp_tuple_get(bases)->items[i]);
        if (mp_type_is_subtype(other, metaclass)) {
            metaclass = other;
        } else if (!mp_type_is_subtype(metaclass, other)) {
            mp_raise(vm, &mp_type_TypeError,
                     "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                     "metaclasses of all its bases");
            return NULL;
        }
    }
    return metaclass;
}

/* ---- the new class ---- */

/* A class without __hash__ but with __eq__ is unhashable: it gets __hash__ = None. */
static bool note_hash(mp_vm *vm, mp_class *cls) {
    if (mp_is_value(mp_dict_find_name(cls->dict, MP_NAME(__eq__))) &&
        !mp_is_value(mp_dict_find_name(cls->dict, MP_NAME(__hash__)))) {
        return mp_dict_set(vm, cls->dict, MP_NAME(__hash__), MP_NONE);
    }
    return true;
}

/* A class made by calling type() is of the module that the call stands in. */
static bool note_module(mp_vm *vm, mp_value dict) {
    if (mp_is_value(mp_dict_find_name(dict, MP_NAME(__module__))) || vm->hooks->globals == NULL) {
        return true;
    }
    mp_value globals = vm->hooks->globals(vm);
    mp_value name = mp_is_value(globals) ? mp_dict_find_name(globals, MP_NAME(__name__)) : MP_UNBOUND;
    return !mp_is_value(name) || mp_dict_set(vm, dict, MP_NAME(__module__), name);
}

/* Functions that are class or static methods without being marked. */
static bool wrap_implicit(mp_vm *vm, mp_value dict, mp_value name, const mp_type *wrapper) {
    mp_value f = mp_dict_find_name(dict, name);
    if (!mp_is_value(f) || !mp_function_is(f)) {
        return true;
    }
    mp_value wrapped = mp_call(vm, mp_type_value(wrapper), 1, &f);
    return !mp_is_error(wrapped) && mp_dict_set(vm, dict, name, wrapped);
}

/* Wraps what __set_name__ raised; returns false. */
static MP_COLD bool set_name_error(mp_vm *vm, mp_value cls, mp_value name, mp_value value) {
    mp_value cause = mp_exception_take(vm);
    mp_raise(vm, &mp_type_RuntimeError, "Error calling __set_name__ on '%T' instance %R in '%N'", value, name,
             mp_as_type(cls));
    mp_value made = mp_exception_take(vm);
    if (!mp_exception_is(made) || !mp_exception_cause_set(vm, made, cause)) {
        return false;
    }
    mp_gc_store(vm, &mp_exception_get(made)->context, cause);
    vm->pending = made;
    return false;
}

/* Methods find their class in the cell that the body of the statement has left in the namespace. */
static bool fill_cell(mp_vm *vm, mp_value cls, mp_value dict) {
    mp_value cell = mp_dict_find_name(dict, MP_NAME(__classcell__));
    if (!mp_is_value(cell)) {
        return true;
    }
    if (!mp_is_exact(cell, &mp_type_cell)) {
        return mp_fail(vm, &mp_type_TypeError, "__classcell__ must be a nonlocal cell, not %R",
                       mp_type_value(mp_type_of(cell)));
    }
    mp_gc_store(vm, &((mp_cell *)mp_pointer(cell))->value, cls);
    bool found;
    return mp_dict_remove(vm, dict, MP_NAME(__classcell__), &found);
}

static bool call_set_names(mp_vm *vm, mp_value cls, mp_value dict) {
    mp_value copy = mp_dict_copy(vm, dict);
    if (mp_is_error(copy)) {
        return false;
    }
    size_t position = 0;
    mp_value name, value;
    while (mp_dict_next(copy, &position, &name, &value)) {
        mp_value args[2] = {cls, name};
        if (mp_is_pointer(value) && !mp_function_is(value) &&
            mp_is_error(mp_special_call(vm, value, MP_NAME(__set_name__), 2, args))) {
            return set_name_error(vm, cls, name, value);
        }
    }
    return true;
}

/* super(cls, cls).__init_subclass__(**keywords) */
static bool call_init_subclass(mp_vm *vm, mp_value cls, mp_kw kw, const mp_value *kw_values) {
    const mp_tuple *mro = mp_tuple_get(mp_class_of(mp_as_type(cls))->mro);
    for (size_t i = 1; i < mro->count; i++) {
        mp_value found = mp_type_find_own(vm, mp_as_type(mro->items[i]), MP_NAME(__init_subclass__));
        if (!mp_is_value(found)) {
            continue;
        }
        mp_value bound = mp_bind(vm, found, MP_UNBOUND, mp_as_type(cls));
        return !mp_is_error(bound) && !mp_is_error(mp_call_kw(vm, bound, 0, kw_values, kw));
    }
    return kw.count == 0 || mp_fail(vm, &mp_type_TypeError, "%N.__init_subclass__() takes no keyword arguments",
                                    mp_as_type(cls));
}

/* A first guess at the slots of instances, so that already the first instance has room. */
static size_t own_attributes(mp_value dict) {
    mp_value init = mp_dict_find_name(dict, MP_NAME(__init__));
    size_t count = mp_is_value(init) && mp_function_is(init)
                       ? mp_code_self_attribute_count(mp_function_get(init)->code)
                       : 0;
    return MP_MIN(count, 32u);
}

static mp_class *make_class(mp_vm *vm, const mp_type *metaclass, mp_value name, mp_value bases, mp_value dict) {
    const mp_type *layout = common_layout(vm, bases);
    if (layout == NULL) {
        return NULL;
    }
    mp_class *cls = mp_object_alloc(vm, metaclass, sizeof *cls);
    if (cls == NULL) {
        return NULL;
    }
    const mp_type *base = mp_as_type(mp_tuple_get(bases)->items[0]);
    cls->type.head.type = &cls->type;
    cls->type.ops = MP_OPS_OF(mp_class_ops);
    cls->type.layout = layout;
    cls->type.size = layout->size;
    cls->type.flags = (uint8_t)(MP_TYPE_CLASS | (layout->flags & MP_TYPE_EXCEPTION));
    cls->bases = cls->mro = cls->dict = MP_EMPTY_TUPLE;
    mp_gc_store(vm, &cls->type.name, name);
    mp_gc_store_pointer(vm, &cls->type.base, base);
    mp_gc_store(vm, &cls->bases, bases);
    mp_gc_store(vm, &cls->dict, dict);
    cls->slot_hint = (uint16_t)((mp_type_is_class(base) ? mp_class_of(base)->slot_hint : 0) + own_attributes(dict));
    mp_value mro = linearise(vm, mp_from_pointer(cls), bases);
    if (mp_is_error(mro)) {
        return NULL;
    }
    mp_gc_store(vm, &cls->mro, mro);
    return cls;
}

mp_value mp_class_new(mp_vm *vm, const mp_type *metaclass, mp_value name, mp_value bases, mp_value dict, size_t kw_argc,
                      const mp_value *kw_args, mp_kw kw) {
    metaclass = mp_class_metaclass(vm, metaclass, bases);
    if (metaclass == NULL || !check_bases(vm, bases)) {
        return MP_ERROR;
    }
    mp_value object = mp_type_value(&mp_type_object);
    mp_value all_bases = mp_tuple_get(bases)->count > 0 ? bases : mp_tuple_new(vm, 1, &object);
    mp_value own_dict = mp_is_error(all_bases) ? MP_ERROR : mp_dict_copy(vm, dict);
    if (mp_is_error(own_dict)) {
        return MP_ERROR;
    }
    mp_value qualname = mp_dict_find_name(own_dict, MP_NAME(__qualname__));
    if (mp_is_value(qualname) && !mp_str_is(qualname)) {
        return mp_raise(vm, &mp_type_TypeError, "type __qualname__ must be a str, not %T", qualname);
    }
    mp_class *cls = make_class(vm, metaclass, name, all_bases, own_dict);
    if (cls == NULL || !note_hash(vm, cls) || !note_module(vm, own_dict) ||
        !wrap_implicit(vm, own_dict, MP_NAME(__new__), &mp_type_staticmethod) ||
        !wrap_implicit(vm, own_dict, MP_NAME(__init_subclass__), &mp_type_classmethod) ||
        !wrap_implicit(vm, own_dict, MP_NAME(__class_getitem__), &mp_type_classmethod)) {
        return MP_ERROR;
    }
    cls->has_finaliser = mp_is_value(mp_type_find(vm, &cls->type, MP_NAME(__del__)));
    mp_value value = mp_from_pointer(cls);
    if (!fill_cell(vm, value, own_dict) || !mp_class_note_slots(vm, cls) || !call_set_names(vm, value, own_dict) ||
        !call_init_subclass(vm, value, kw, kw_args + kw_argc)) {
        return MP_ERROR;
    }
    bool abc = metaclass != &mp_type_type && mp_type_is_subtype(metaclass, &mp_type_ABCMeta);
    return abc && !mp_abc_note_abstract(vm, cls) ? MP_ERROR : value;
}

/* ---- the class statement ---- */

/* Takes `metaclass` out of the keywords: the others stay in order. */
static mp_value take_metaclass(mp_kw kw, const mp_value *values, mp_value *names_left, mp_value *values_left,
                               size_t *count_left) {
    mp_value metaclass = MP_UNBOUND;
    *count_left = 0;
    for (size_t i = 0; i < kw.count; i++) {
        if (mp_same(kw.names[i], MP_NAME(metaclass))) {
            metaclass = values[i];
        } else {
            names_left[*count_left] = kw.names[i];
            values_left[(*count_left)++] = values[i];
        }
    }
    return metaclass;
}

/* Bases that are no types are replaced by what their __mro_entries__ says. */
mp_value mp_class_resolve_bases(mp_vm *vm, size_t count, const mp_value *bases) {
    mp_value tuple = mp_tuple_new(vm, count, bases);
    mp_value list = MP_UNBOUND;
    for (size_t i = 0; i < count && !mp_is_error(tuple); i++) {
        mp_value entries = mp_is_type(bases[i]) ? MP_UNBOUND
                                                : mp_special_call(vm, bases[i], MP_NAME(__mro_entries__), 1, &tuple);
        if (mp_is_error(entries)) {
            return MP_ERROR;
        }
        if (mp_is_value(entries) && !mp_is_value(list)) {
            list = mp_list_new(vm, i, i > 0 ? bases : &tuple);
        }
        if (mp_is_error(list)) {
            return MP_ERROR;
        }
        if (mp_is_value(list) && !(mp_is_value(entries) ? mp_list_extend(vm, list, entries)
                                                        : mp_list_append(vm, list, bases[i]))) {
            return MP_ERROR;
        }
    }
    return mp_is_value(list) ? mp_tuple_from(vm, list) : tuple;
}

static bool same_items(mp_value tuple, size_t count, const mp_value *items) {
    bool same = mp_tuple_get(tuple)->count == count;
    for (size_t i = 0; i < count && same; i++) {
        same = mp_same(mp_tuple_get(tuple)->items[i], items[i]);
    }
    return same;
}

static mp_value prepare(mp_vm *vm, mp_value metaclass, mp_value name, mp_value bases, mp_value values, mp_kw kw) {
    if (mp_same(metaclass, mp_type_value(&mp_type_type))) {
        return mp_dict_new(vm);
    }
    mp_value f = mp_getattr_find(vm, metaclass, MP_NAME(__prepare__));
    if (mp_is_error(f)) {
        return MP_ERROR;
    }
    if (!mp_is_value(f)) {
        return mp_dict_new(vm);
    }
    mp_tuple *args = mp_tuple_get(values);
    mp_gc_store(vm, &args->items[0], name);
    mp_gc_store(vm, &args->items[1], bases);
    mp_value dict = mp_call_kw(vm, f, 2, args->items, kw);
    if (!mp_is_value(dict) || mp_dict_is(dict) || mp_is_value(mp_type_find(vm, mp_type_of(dict), MP_NAME(__getitem__)))) {
        return dict;
    }
    return mp_raise(vm, &mp_type_TypeError, "%s.__prepare__() must return a mapping, not %T",
                    mp_is_type(metaclass) ? mp_type_plain_name(mp_as_type(metaclass)) : "<metaclass>", dict);
}

/* build_class(body, name, *bases, metaclass=…, **keywords) */
static mp_value build_class(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value bases = mp_class_resolve_bases(vm, argc - 2, args + 2);
    mp_value names = mp_is_error(bases) ? MP_ERROR : mp_tuple_new(vm, kw.count, NULL);
    mp_value values = mp_is_error(names) ? MP_ERROR : mp_tuple_new(vm, kw.count + 3, NULL);
    if (mp_is_error(values)) {
        return MP_ERROR;
    }
    size_t count = 0;
    mp_value metaclass =
        take_metaclass(kw, args + argc, mp_tuple_get(names)->items, mp_tuple_get(values)->items + 2, &count);
    mp_kw left = {count, mp_tuple_get(names)->items};
    if (!mp_is_value(metaclass)) {
        const mp_tuple *tuple = mp_tuple_get(bases);
        metaclass = mp_type_value(tuple->count > 0 ? mp_type_of(tuple->items[0]) : &mp_type_type);
    }
    if (mp_is_type(metaclass)) {
        const mp_type *best = mp_class_metaclass(vm, mp_as_type(metaclass), bases);
        if (best == NULL) {
            return MP_ERROR;
        }
        metaclass = mp_type_value(best);
    }
    mp_value dict = prepare(vm, metaclass, args[1], bases, values, left);
    if (mp_is_value(dict) && !mp_dict_is(dict) && mp_is_unbound(mp_type_find(vm, mp_type_of(dict), MP_NAME(__getitem__)))) {
        return mp_raise(vm, &mp_type_TypeError, "%s.__prepare__() must return a mapping, not %T",
                        mp_is_type(metaclass) ? mp_type_name(mp_as_type(metaclass)) : "<metaclass>", dict);
    }
    mp_value cell = mp_is_error(dict) ? MP_ERROR : mp_call(vm, args[0], 1, &dict);
    if (mp_is_error(cell)) {
        return MP_ERROR;
    }
    if (!same_items(bases, argc - 2, args + 2)) {
        mp_value written = mp_tuple_new(vm, argc - 2, args + 2);
        if (mp_is_error(written) || !mp_setitem(vm, dict, MP_NAME(__orig_bases__), written)) {
            return MP_ERROR;
        }
    }
    bool has_cell = mp_is_exact(cell, &mp_type_cell);
    if (has_cell && !mp_setitem(vm, dict, MP_NAME(__classcell__), cell)) {
        return MP_ERROR;
    }
    mp_tuple *all = mp_tuple_get(values); /* name, bases, dict, keyword values */
    memmove(&all->items[3], &all->items[2], count * sizeof(mp_value));
    mp_gc_store(vm, &all->items[0], args[1]);
    mp_gc_store(vm, &all->items[1], bases);
    mp_gc_store(vm, &all->items[2], dict);
    mp_value cls = mp_call_kw(vm, metaclass, 3, all->items, left);
    if (mp_is_value(cls) && mp_is_type(cls) && has_cell) {
        mp_value set = ((mp_cell *)mp_pointer(cell))->value;
        if (!mp_is_value(set)) {
            return mp_raise(vm, &mp_type_RuntimeError,
                            "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?", args[1],
                            cls);
        }
        if (!mp_same(set, cls)) {
            return mp_raise(vm, &mp_type_TypeError, "__class__ set to %R defining %R as %R", set, args[1], cls);
        }
    }
    return cls;
}

/* Programs may put another function in the place of builtins.__build_class__. */
static mp_value class_statement(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value hook = mp_builtin_hook(vm, MP_NAME(__build_class__));
    return mp_is_unbound(hook) ? build_class(vm, argc, args, kw) : mp_call_kw(vm, hook, argc, args, kw);
}

const mp_native mp_class_statement_function = MP_FUNCTION_KW(__build_class__, class_statement, 2, MP_VARIADIC);
const mp_native mp_build_class_function = MP_FUNCTION_KW(__build_class__, build_class, 2, MP_VARIADIC);
