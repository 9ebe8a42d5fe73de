/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Types as such: subtype tests, looking names up along the MRO, allocating instances, and the type `type`.
 *
 * Invariant: what mp_type_find caches is right as long as no class changes; every change flushes the cache.
 */
#include "gc/object_hooks.h"
#include "gc/region.h"
#include "objects/builder.h"
#include "objects/cache.h"
#include "objects/class.h"
#include "objects/exception.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/generic.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- the collector's door ---- */

_Static_assert(offsetof(mp_type, ops) == offsetof(mp_type_start, ops), "gc/object_hooks.h says how types begin");
_Static_assert(offsetof(struct mp_type_ops_all, trace) == offsetof(struct mp_ops_start, trace), "and their operations");

bool mp_object_is_class(const mp_object *object) { return object->head->type->layout == &mp_type_type; }

bool mp_object_is_shape(const mp_object *object) { return object->head == &mp_type_shape.head; }

#define WORD_OF(type, field) (offsetof(type, field) / sizeof(mp_value))

mp_row mp_object_row(const mp_head *head) {
    if (head->type == &mp_type_tuple) {
        return (mp_row){.first = WORD_OF(mp_tuple, items), .count_at = WORD_OF(mp_tuple, count)};
    }
    if (head->type == &mp_type_list) {
        return (mp_row){.first = WORD_OF(mp_list, items), .count_at = WORD_OF(mp_list, count), .in_buffer = true};
    }
    return mp_object_is_shape(&head->object) ? mp_shape_row((const mp_shape *)head) : (mp_row){0};
}

bool mp_object_finaliser_is_native(const mp_object *object) {
    const mp_type *type = object->head->type;
    return !mp_type_is_class(type) && type != &mp_type_generator && type != &mp_type_coroutine &&
           type != &mp_type_async_generator;
}

void mp_object_finalise(mp_vm *vm, mp_object *object) {
    const mp_type *type = object->head->type;
    mp_value self = mp_from_pointer(object);
    if (mp_type_is_class(type)) {
        mp_value method = mp_type_find(vm, type, MP_NAME(__del__));
        if (mp_is_value(method)) {
            mp_value bound = mp_bind(vm, method, self, type);
            mp_value result = mp_is_error(bound) ? MP_ERROR : mp_call(vm, bound, 0, NULL);
            if (mp_is_error(result)) {
                mp_unraisable(vm, method);
            }
        }
    }
    if (MP_OP(type->layout->ops, finalise) != NULL) {
        MP_OP(type->layout->ops, finalise)(vm, object);
    }
}

char mp_object_letter(const mp_object *object) {
    static const struct {
        char name[12];
        char letter;
    } letters[] = {{"tuple", 'T'},    {"list", 'L'},  {"dict", 'D'},   {"float", 'F'}, {"function", 'B'},  {"code", 'B'},
                   {"module", 'M'},   {"str", 'S'},   {"bytes", 'S'},  {"array.array", 'A'}, {"bytearray", 'A'}};
    const char *name = mp_str_data(object->head->type->layout->name);
    for (size_t i = 0; i < MP_COUNT_OF(letters); i++) {
        if (strcmp(name, letters[i].name) == 0) {
            return letters[i].letter;
        }
    }
    return 'h';
}

/* ---- names and relations ---- */

const char *mp_type_name(const mp_type *type) { return mp_str_data(type->name); }

const char *mp_type_plain_name(const mp_type *type) {
    const char *name = mp_str_data(type->name);
    const char *dot = mp_type_is_class(type) ? NULL : strrchr(name, '.');
    return dot == NULL ? name : dot + 1;
}

/* The same as a str. */
static mp_value plain_name(mp_vm *vm, const mp_type *type) {
    const char *name = mp_type_plain_name(type);
    return name == mp_str_data(type->name) ? type->name : mp_str_intern(vm, name, strlen(name));
}

/* The second base of a built-in type, or NULL. */
static const mp_type *second_base(const mp_type *type) {
    return type->flags & MP_TYPE_TWO_BASES ? type->rows[0].u.constant : NULL;
}

static bool derives(const mp_type *type, const mp_type *of) {
    while (type != NULL && type != of) {
        type = type->base;
    }
    return type != NULL;
}

/* What follows `type` in the MRO of a built-in type: the second base comes before what both bases share. */
static const mp_type *mro_next(const mp_type *start, const mp_type *type) {
    const mp_type *second = second_base(start);
    return second != NULL && !derives(second, type) && derives(second, type->base) ? second : type->base;
}

size_t mp_type_mro_count(const mp_type *type) {
    if (mp_type_is_class(type)) {
        return mp_tuple_get(mp_class_of(type)->mro)->count;
    }
    size_t count = 0;
    for (const mp_type *t = type; t != NULL; t = mro_next(type, t)) {
        count++;
    }
    return count;
}

const mp_type *mp_type_mro_at(const mp_type *type, size_t index) {
    if (mp_type_is_class(type)) {
        return mp_as_type(mp_tuple_get(mp_class_of(type)->mro)->items[index]);
    }
    const mp_type *t = type;
    while (index-- > 0) {
        t = mro_next(type, t);
    }
    return t;
}

bool mp_type_is_subtype(const mp_type *type, const mp_type *of) {
    if (type == of) {
        return true;
    }
    if (!mp_type_is_class(type)) {
        const mp_type *second = second_base(type);
        return derives(type, of) || (second != NULL && derives(second, of));
    }
    if (!mp_type_is_class(of) && !mp_type_is_subtype(type->layout, of->layout)) {
        return false;
    }
    const mp_tuple *mro = mp_tuple_get(mp_class_of(type)->mro);
    for (size_t i = 0; i < mro->count; i++) {
        if (mp_pointer(mro->items[i]) == (const mp_object *)of) {
            return true;
        }
    }
    return false;
}

/* ---- looking up ---- */

mp_value mp_type_find_own(mp_vm *vm, const mp_type *type, mp_value name) {
    (void)vm;
    if (mp_type_is_class(type)) {
        return mp_dict_find_name(mp_class_of(type)->dict, name);
    }
    size_t first = second_base(type) != NULL;
    const mp_native *row = mp_native_find(type->rows + first, type->row_count - first, name);
    if (row != NULL) {
        return row->object.head == (const mp_head *)&mp_type_constant_row ? (mp_value){row->u.bits} : mp_from_pointer(row);
    }
    const char *text = mp_str_data(name);
    return text[0] == '_' && text[1] == '_' ? mp_slot_row_find(type, name) : MP_UNBOUND;
}

static mp_value find_along_mro(mp_vm *vm, const mp_type *type, mp_value name) {
    if (!mp_type_is_class(type)) {
        for (const mp_type *t = type; t != NULL; t = mro_next(type, t)) {
            mp_value v = mp_type_find_own(vm, t, name);
            if (mp_is_value(v)) {
                return v;
            }
        }
        return MP_UNBOUND;
    }
    mp_value mro = mp_class_of(type)->mro;
    for (size_t i = 0; i < mp_tuple_get(mro)->count; i++) {
        mp_value v = mp_type_find_own(vm, mp_as_type(mp_tuple_get(mro)->items[i]), name);
        if (mp_is_value(v)) {
            return v;
        }
    }
    return MP_UNBOUND;
}

mp_value mp_type_find(mp_vm *vm, const mp_type *type, mp_value name) {
    if (!mp_str_interned(name)) {
        mp_value interned = mp_str_intern_value(vm, name);
        if (mp_is_error(interned)) { /* out of memory: look without the cache and by content */
            vm->pending = MP_UNBOUND;
            return MP_UNBOUND;
        }
        name = interned;
    }
    mp_cache_entry *entry = mp_cache_at(vm, name.bits + (uintptr_t)type / 16);
    if (entry->where == name.bits && entry->key == type) {
        return entry->value;
    }
    mp_value v = find_along_mro(vm, type, name);
    if (vm->cache_mask > 0) {
        *entry = (mp_cache_entry){name.bits, type, v, 0};
    }
    return v;
}

/* ---- allocating ---- */

/* The root shape that suits the number of slots earlier instances had. */
static mp_shape *root_shape(mp_vm *vm, mp_class *cls) {
    mp_shape *root = cls->root;
    if (root == NULL || cls->slot_hint > root->inline_count) {
        root = mp_shape_new_root(vm, cls, cls->slot_hint);
        if (root != NULL) {
            mp_gc_store_pointer(vm, &cls->root, root);
        }
    }
    return root;
}

void *mp_object_alloc(mp_vm *vm, const mp_type *type, size_t native_size) {
    void *object;
    if (mp_type_is_class(type)) {
        mp_shape *shape = root_shape(vm, mp_class_of(type));
        if (shape == NULL) {
            return NULL;
        }
        size_t words = (native_size + sizeof(mp_value) - 1) / sizeof(mp_value);
        size_t size = (words + shape->inline_count) * sizeof(mp_value);
        if (size < native_size) {
            native_size = SIZE_MAX; /* fails below */
        }
        object = mp_gc_new_with_head(vm, &shape->head, MP_MAX(size, native_size));
    } else {
        object = mp_gc_new(vm, type, native_size);
    }
    bool finalisable = MP_OP(type->layout->ops, finalise) != NULL ||
                       (mp_type_is_class(type) && mp_class_of(type)->has_finaliser);
    if (object != NULL && finalisable && !mp_gc_finalisable_add(vm, object)) {
        return NULL;
    }
    return object;
}

/* ---- the type `type` ---- */

static void type_trace(mp_tracer *tracer, void *self) {
    mp_class *cls = self; /* built-in types are constants and never traced */
    mp_trace_slot(tracer, &cls->type.name);
    mp_trace_pointer(tracer, &cls->type.base);
    mp_trace_slot(tracer, &cls->bases);
    mp_trace_slot(tracer, &cls->mro);
    mp_trace_slot(tracer, &cls->dict);
    mp_trace_pointer(tracer, &cls->root);
    mp_trace_pointer(tracer, &cls->wild);
}

static mp_value type_module(mp_vm *vm, mp_value self) {
    mp_value module;
    if (mp_type_is_class(mp_as_type(self))) {
        module = mp_type_find_own(vm, mp_as_type(self), MP_NAME(__module__));
        return mp_is_value(module) ? module : MP_NAME(builtins);
    }
    const char *name = mp_type_name(mp_as_type(self));
    const char *dot = strrchr(name, '.');
    return dot == NULL ? mp_module_of_type(vm, mp_as_type(self)) : mp_str_intern(vm, name, (size_t)(dot - name));
}

static mp_value type_qualname(mp_vm *vm, mp_value self) {
    mp_value name = MP_UNBOUND;
    if (mp_type_is_class(mp_as_type(self))) {
        name = mp_type_find_own(vm, mp_as_type(self), MP_NAME(__qualname__));
    }
    return mp_is_value(name) ? name : plain_name(vm, mp_as_type(self));
}

static mp_value type_repr(mp_vm *vm, mp_value self) {
    mp_value module = type_module(vm, self);
    mp_value name = mp_is_error(module) ? MP_ERROR : type_qualname(vm, self);
    if (mp_is_error(name)) {
        return MP_ERROR;
    }
    if (mp_same(module, MP_NAME(builtins)) || !mp_str_is(module)) {
        return mp_str_new_format(vm, "<class '%U'>", plain_name(vm, mp_as_type(self)));
    }
    return mp_str_new_format(vm, "<class '%U.%U'>", module, name);
}

/* Runs __init__ on what __new__ made, if it is an instance of the type. */
static bool run_init(mp_vm *vm, const mp_type *type, mp_value object, size_t argc, const mp_value *args, mp_kw kw) {
    const mp_type *made = mp_type_of(object);
    mp_value init = mp_type_find(vm, made, MP_NAME(__init__));
    if (!mp_type_is_subtype(made, type) || !mp_is_value(init)) {
        return true;
    }
    mp_value bound = mp_bind(vm, init, object, made);
    if (mp_is_error(bound)) {
        return false;
    }
    mp_value result = mp_call_kw(vm, bound, argc, args, kw);
    if (mp_is_value(result) && !mp_is_none(result)) {
        return mp_fail(vm, &mp_type_TypeError, "__init__() should return None, not '%T'", result);
    }
    return !mp_is_error(result);
}

/* An instance of a class: __new__, then __init__. Also the fast path for classes that define neither. */
static mp_value instantiate(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value maker = mp_type_find(vm, type, MP_NAME(__new__));
    mp_value object;
    if (mp_is_value(maker) && !mp_same(maker, MP_VALUE_OF(mp_object_new_row))) {
        mp_value bound = mp_bind(vm, maker, MP_UNBOUND, type);
        size_t total = argc + 1 + kw.count;
        mp_value *all = mp_is_error(bound) ? NULL : mp_gc_array_new(vm, total, sizeof *all);
        if (all == NULL) {
            return MP_ERROR;
        }
        all[0] = mp_type_value(type);
        if (total > 1) {
            memcpy(all + 1, args, (total - 1) * sizeof *all);
        }
        object = mp_call_kw(vm, bound, argc + 1, all, kw);
        mp_gc_free(vm, all);
    } else if (MP_OP(type->layout->ops, make) == NULL) {
        return mp_raise(vm, &mp_type_TypeError, "cannot create '%N' instances", type);
    } else {
        object = MP_OP(type->layout->ops, make)(vm, type, argc, args, kw);
    }
    if (mp_is_error(object) || !run_init(vm, type, object, argc, args, kw)) {
        return MP_ERROR;
    }
    return object;
}

static mp_value type_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    const mp_type *type = mp_as_type(self);
    if (type == &mp_type_type && argc == 1 && kw.count == 0) {
        return mp_type_value(mp_type_of(args[0]));
    }
    if (type == &mp_type_type && argc == 3 && mp_tuple_is(args[1])) { /* the bases' metaclass makes the class */
        type = mp_class_metaclass(vm, type, args[1]);
        if (type == NULL) {
            return MP_ERROR;
        }
    }
    if (mp_type_is_class(type) || mp_type_is_class(mp_type_of(self))) {
        return instantiate(vm, type, argc, args, kw);
    }
    if (MP_OP(type->ops, make) == NULL) {
        return mp_raise(vm, &mp_type_TypeError, "cannot create '%N' instances", type);
    }
    return MP_OP(type->ops, make)(vm, type, argc, args, kw);
}

/* type(name, bases, dict, **keywords) */
static mp_value type_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc != 3) {
        return type == &mp_type_type
                   ? mp_raise(vm, &mp_type_TypeError, "type() takes 1 or 3 arguments")
                   : mp_raise(vm, &mp_type_TypeError, "type.__new__() takes exactly 3 arguments (%zu given)", argc);
    }
    if (!mp_str_is(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "type.__new__() argument 1 must be str, not %A", args[0]);
    }
    if (!mp_tuple_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "type.__new__() argument 2 must be tuple, not %A", args[1]);
    }
    if (!mp_dict_is(args[2])) {
        return mp_raise(vm, &mp_type_TypeError, "type.__new__() argument 3 must be dict, not %A", args[2]);
    }
    return mp_class_new(vm, type, args[0], args[1], args[2], argc, args, kw);
}

static bool type_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    (void)self;
    (void)args;
    (void)kw;
    return argc == 1 || argc == 3 || mp_fail(vm, &mp_type_TypeError, "type.__init__() takes 1 or 3 arguments");
}

/* ---- attributes of types ---- */

static mp_value type_getattr(mp_vm *vm, mp_value self, mp_value name) {
    const mp_type *type = mp_as_type(self);
    mp_value v = mp_type_find(vm, type, name);
    return mp_is_value(v) ? mp_bind(vm, v, MP_UNBOUND, type) : MP_UNBOUND;
}

static bool type_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled) {
    const mp_type *type = mp_as_type(self);
    if (!mp_type_is_class(type)) {
        return mp_fail(vm, &mp_type_TypeError, "cannot set '%U' attribute of immutable type '%N'", name, type);
    }
    mp_value dict = mp_class_of(type)->dict;
    mp_cache_flush(vm);
    *handled = true;
    if (mp_is_value(value)) {
        /* instances made before are not finalised: nobody noted them */
        mp_class_of(type)->has_finaliser |= mp_same(name, MP_NAME(__del__));
        if (mp_same(name, MP_NAME(__abstractmethods__)) && !mp_truth(vm, value, &mp_class_of(type)->is_abstract)) {
            return false;
        }
        return mp_dict_set(vm, dict, name, value);
    }
    mp_class_of(type)->is_abstract &= !mp_same(name, MP_NAME(__abstractmethods__));
    return mp_dict_remove(vm, dict, name, handled);
}

static mp_value type___name__(mp_vm *vm, mp_value self) { return plain_name(vm, mp_as_type(self)); }

/* The class whose name is to be that; NULL: it may not be. */
static mp_class *nameable(mp_vm *vm, mp_value self, mp_value value, mp_value attribute) {
    const mp_type *type = mp_as_type(self);
    if (!mp_type_is_class(type)) {
        mp_raise(vm, &mp_type_TypeError, "cannot set '%U' attribute of immutable type '%N'", attribute, type);
        return NULL;
    }
    if (!mp_is_value(value) || !mp_str_is(value)) {
        mp_raise(vm, &mp_type_TypeError, "can only assign string to %N.%U, not '%T'", type, attribute,
                 mp_is_value(value) ? value : MP_NONE);
        return NULL;
    }
    return mp_class_of(type);
}

static bool type_set_name(mp_vm *vm, mp_value self, mp_value value) {
    mp_class *cls = nameable(vm, self, value, MP_NAME(__name__));
    if (cls != NULL) {
        mp_gc_store(vm, &cls->type.name, value);
    }
    return cls != NULL;
}

static bool type_set_qualname(mp_vm *vm, mp_value self, mp_value value) {
    mp_class *cls = nameable(vm, self, value, MP_NAME(__qualname__));
    mp_cache_flush(vm);
    return cls != NULL && mp_dict_set(vm, cls->dict, MP_NAME(__qualname__), value);
}

/* Attributes of a class that are kept like any other, but shown by a getter. */
static bool set_in_dict(mp_vm *vm, mp_value self, mp_value name, mp_value value) {
    const mp_type *type = mp_as_type(self);
    if (!mp_type_is_class(type)) {
        return mp_fail(vm, &mp_type_TypeError, "cannot set '%U' attribute of immutable type '%N'", name, type);
    }
    if (!mp_is_value(value)) {
        return mp_fail(vm, &mp_type_TypeError, "cannot delete '%U' attribute of type '%N'", name, type);
    }
    mp_cache_flush(vm);
    return mp_dict_set(vm, mp_class_of(type)->dict, name, value);
}

static bool type_set_module(mp_vm *vm, mp_value self, mp_value value) {
    return set_in_dict(vm, self, MP_NAME(__module__), value);
}

static bool type_set_doc(mp_vm *vm, mp_value self, mp_value value) {
    return set_in_dict(vm, self, MP_NAME(__doc__), value);
}

static mp_value mro_tuple(mp_vm *vm, const mp_type *type) {
    if (mp_type_is_class(type)) {
        return mp_class_of(type)->mro;
    }
    size_t count = mp_type_mro_count(type);
    mp_value tuple = mp_tuple_new(vm, count, NULL);
    for (size_t i = 0; i < count && !mp_is_error(tuple); i++) {
        mp_gc_store(vm, &mp_tuple_get(tuple)->items[i], mp_type_value(mp_type_mro_at(type, i)));
    }
    return tuple;
}

static mp_value type___mro__(mp_vm *vm, mp_value self) { return mro_tuple(vm, mp_as_type(self)); }

static mp_value type_mro(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value mro = mro_tuple(vm, mp_as_type(args[0]));
    return mp_is_error(mro) ? MP_ERROR : mp_list_from(vm, mro);
}

static mp_value type___bases__(mp_vm *vm, mp_value self) {
    const mp_type *type = mp_as_type(self);
    if (mp_type_is_class(type)) {
        return mp_class_of(type)->bases;
    }
    const mp_type *second = second_base(type);
    mp_value bases[2] = {type->base != NULL ? mp_type_value(type->base) : MP_NONE,
                         second != NULL ? mp_type_value(second) : MP_NONE};
    return mp_tuple_new(vm, (type->base != NULL) + (second != NULL), bases);
}

/* Subclasses are not recorded: this looks for them in the whole heap. */
typedef struct subclass_search {
    const mp_type *base;
    mp_value *found; /* NULL: count only */
    size_t count;
} subclass_search;

static bool note_subclass(void *user, mp_object *object) {
    subclass_search *search = user;
    if (object->head->type->layout != &mp_type_type) {
        return true;
    }
    const mp_class *cls = (const mp_class *)(void *)object;
    for (size_t i = 0; i < mp_tuple_get(cls->bases)->count; i++) {
        if (mp_pointer(mp_tuple_get(cls->bases)->items[i]) == (const mp_object *)search->base) {
            if (search->found != NULL) {
                search->found[search->count] = mp_from_pointer(object);
            }
            search->count++;
        }
    }
    return true;
}

static mp_value type___subclasses__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    (void)mp_gc_run(vm); /* dead classes do not count */
    subclass_search search = {mp_as_type(args[0]), NULL, 0};
    mp_gc_each_object(vm, note_subclass, &search);
    mp_value list = mp_list_new(vm, search.count, NULL);
    if (!mp_is_error(list)) {
        search.found = mp_list_get(list)->items;
        search.count = 0;
        mp_gc_each_object(vm, note_subclass, &search);
    }
    return list;
}

static mp_value type___base__(mp_vm *vm, mp_value self) {
    (void)vm;
    const mp_type *base = mp_as_type(self)->base;
    if (mp_type_is_class(mp_as_type(self))) { /* the first one that has the struct of the instances */
        const mp_tuple *bases = mp_tuple_get(mp_class_of(mp_as_type(self))->bases);
        for (size_t i = 1; i < bases->count && base->layout != mp_as_type(self)->layout; i++) {
            base = mp_as_type(bases->items[i]);
        }
    }
    return base != NULL ? mp_type_value(base) : MP_NONE;
}

/* A copy: a class changes through its attributes only. */
static mp_value type___dict__(mp_vm *vm, mp_value self) {
    const mp_type *type = mp_as_type(self);
    if (mp_type_is_class(type)) {
        mp_value copy = mp_dict_copy(vm, mp_class_of(type)->dict);
        bool found;
        return !mp_is_error(copy) && mp_dict_remove(vm, copy, MP_NAME(__qualname__), &found) ? copy : MP_ERROR;
    }
    mp_value dict = mp_dict_new(vm);
    mp_value names = mp_is_error(dict) ? MP_ERROR : mp_list_new(vm, 0, NULL);
    bool ok = !mp_is_error(names);
    for (size_t i = second_base(type) != NULL; i < type->row_count && ok; i++) {
        ok = mp_list_append(vm, names, mp_native_name(&type->rows[i]));
    }
    ok = ok && mp_slot_row_names(vm, type, names);
    for (size_t i = 0; ok && i < mp_list_get(names)->count; i++) {
        mp_value name = mp_list_get(names)->items[i];
        ok = mp_dict_set(vm, dict, name, mp_type_find_own(vm, type, name));
    }
    return ok ? dict : MP_ERROR;
}

static mp_value type___doc__(mp_vm *vm, mp_value self) {
    if (!mp_type_is_class(mp_as_type(self))) {
        return mp_str_new_format(vm, "The built-in type %U.", mp_as_type(self)->name);
    }
    mp_value doc = mp_type_find_own(vm, mp_as_type(self), MP_NAME(__doc__));
    return mp_is_value(doc) ? mp_bind(vm, doc, MP_UNBOUND, mp_as_type(self)) : MP_NONE;
}

bool mp_type_has_instance(mp_vm *vm, const mp_type *type, mp_value object, bool *out) {
    const mp_type *own = mp_type_of(object);
    *out = mp_type_is_subtype(own, type);
    if (*out || (mp_same(mp_type_find(vm, own, MP_NAME(__class__)),
                         mp_type_find(vm, &mp_type_object, MP_NAME(__class__))) &&
                 !mp_is_value(mp_own_getattribute(vm, own)))) {
        return true;
    }
    mp_value claimed = mp_getattr_find(vm, object, MP_NAME(__class__)); /* a __class__ of its own */
    *out = mp_is_value(claimed) && mp_is_type(claimed) && mp_type_is_subtype(mp_as_type(claimed), type);
    return !mp_is_error(claimed) || mp_exception_catch(vm, &mp_type_AttributeError);
}

static mp_value type___instancecheck__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    bool result;
    return mp_type_has_instance(vm, mp_as_type(args[0]), args[1], &result) ? mp_from_bool(result) : MP_ERROR;
}

static mp_value type___subclasscheck__(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_is_type(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "issubclass() arg 1 must be a class");
    }
    return mp_from_bool(mp_type_is_subtype(mp_as_type(args[1]), mp_as_type(args[0])));
}

/* Instances of the type have a __dict__. */
static bool has_dict(const mp_type *type) { return mp_type_is_class(type) && !mp_class_of(type)->slots_only; }

static bool type_dir(mp_vm *vm, mp_value self, mp_value list) {
    const mp_type *type = mp_as_type(self);
    for (size_t i = 0; i < mp_type_mro_count(type); i++) {
        const mp_type *t = mp_type_mro_at(type, i);
        if (mp_type_is_class(t)) {
            mp_value names = type___dict__(vm, mp_type_value(t));
            if (mp_is_error(names) || !mp_list_extend(vm, list, names)) {
                return false;
            }
        }
        for (size_t k = second_base(t) != NULL; !mp_type_is_class(t) && k < t->row_count; k++) {
            mp_value name = mp_native_name(&t->rows[k]);
            bool hidden = mp_same(name, MP_NAME(__dict__)) && t == &mp_type_object && !has_dict(type);
            if (!hidden && !mp_list_append(vm, list, name)) {
                return false;
            }
        }
        if (!mp_type_is_class(t) && !mp_slot_row_names(vm, t, list)) {
            return false;
        }
    }
    return true;
}

static mp_value type___prepare__(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    (void)argc;
    (void)args;
    (void)kw;
    return mp_dict_new(vm);
}

static mp_value type___type_params__(mp_vm *vm, mp_value self) {
    mp_value own = mp_type_is_class(mp_as_type(self))
                       ? mp_type_find_own(vm, mp_as_type(self), MP_NAME(__type_params__))
                       : MP_UNBOUND;
    return mp_is_value(own) ? own : MP_EMPTY_TUPLE;
}

static bool type_set_own(mp_vm *vm, mp_value self, mp_value name, mp_value value) {
    bool handled = true;
    if (!type_setattr(vm, self, name, value, &handled)) {
        return false;
    }
    return handled || mp_fail(vm, &mp_type_AttributeError, "%U", name);
}

static bool type_set_type_params(mp_vm *vm, mp_value self, mp_value value) {
    return type_set_own(vm, self, MP_NAME(__type_params__), value);
}

/* A class that has none gets an empty dict. */
static mp_value type___annotations__(mp_vm *vm, mp_value self) {
    const mp_type *type = mp_as_type(self);
    if (!mp_type_is_class(type)) {
        return mp_raise(vm, &mp_type_AttributeError, "type object '%N' has no attribute '__annotations__'", type);
    }
    mp_value own = mp_type_find_own(vm, type, MP_NAME(__annotations__));
    if (mp_is_value(own)) {
        return own;
    }
    mp_value dict = mp_dict_new(vm);
    return !mp_is_error(dict) && type_set_own(vm, self, MP_NAME(__annotations__), dict) ? dict : MP_ERROR;
}

static bool type_set_annotations(mp_vm *vm, mp_value self, mp_value value) {
    return type_set_own(vm, self, MP_NAME(__annotations__), value);
}

static const mp_native type_rows[] = {
    MP_GETSET(__type_params__, type___type_params__, type_set_type_params),
    MP_GETSET(__annotations__, type___annotations__, type_set_annotations),
    MP_GETSET(__name__, type___name__, type_set_name),
    MP_GETSET(__qualname__, type_qualname, type_set_qualname),
    MP_GETSET(__module__, type_module, type_set_module),
    MP_GETTER(__mro__, type___mro__),
    MP_GETTER(__bases__, type___bases__),
    MP_GETTER(__base__, type___base__),
    MP_GETTER(__dict__, type___dict__),
    MP_GETSET(__doc__, type___doc__, type_set_doc),
    MP_METHOD(mro, type_mro, 0, 0),
    MP_METHOD(__subclasses__, type___subclasses__, 0, 0),
    MP_METHOD(__instancecheck__, type___instancecheck__, 1, 1),
    MP_METHOD(__subclasscheck__, type___subclasscheck__, 1, 1),
    MP_CLASSMETHOD_KW(__prepare__, type___prepare__, 0, MP_VARIADIC),
};

MP_OPS_EXTERN(mp_type_type_ops, (trace, type_trace), (make, type_make), (init, type_init), (call, type_call),
    (repr, type_repr), (binary, mp_union_binary), (getattr, type_getattr), (setattr, type_setattr), (dir, type_dir));

MP_TYPE(mp_type_type, type, &mp_type_object, sizeof(mp_class), mp_type_type_ops, type_rows, 0);
