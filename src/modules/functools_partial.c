/* SPDX-License-Identifier: MIT
 *
 * Layer 5. functools.partial and partialmethod.
 *
 * Slots: the function, a tuple of arguments, a dict of keywords (which programs can see and change).
 */
#include "modules/functools.h"
#include "objects/builder.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/str.h"

enum { FUNCTION, ARGS, KEYWORDS };

/* The keywords of a call as a dict. */
static mp_value keyword_dict(mp_vm *vm, mp_value start, const mp_value *values, mp_kw kw) {
    mp_value dict = mp_is_unbound(start) ? mp_dict_new(vm) : mp_dict_copy(vm, start);
    for (size_t i = 0; !mp_is_error(dict) && i < kw.count; i++) {
        if (!mp_dict_set(vm, dict, kw.names[i], values[i])) {
            return MP_ERROR;
        }
    }
    return dict;
}

static size_t keyword_find(mp_kw kw, mp_value name) {
    size_t i = 0;
    while (i < kw.count && !mp_same(kw.names[i], name)) {
        i++;
    }
    return i;
}

/* Appends values and names of the keywords: those of the dict, and those of the call, which go before. */
static bool keywords_append(mp_vm *vm, mp_value dict, const mp_value *values, mp_kw kw, mp_value *to, mp_value *names,
                            size_t *count) {
    size_t position = 0, n = 0, room = mp_dict_count(dict);
    mp_value name, value;
    while (n < room && mp_dict_next(dict, &position, &name, &value)) {
        if (!mp_str_is(name)) {
            return mp_fail(vm, &mp_type_TypeError, "keywords must be strings");
        }
        names[n] = mp_str_intern_value(vm, name);
        if (mp_is_error(names[n])) {
            return false;
        }
        size_t given = keyword_find(kw, names[n]);
        to[n++] = given < kw.count ? values[given] : value;
    }
    size_t own = n;
    for (size_t i = 0; i < kw.count; i++) {
        if (keyword_find((mp_kw){own, names}, kw.names[i]) == own) {
            names[n] = kw.names[i];
            to[n++] = values[i];
        }
    }
    *count = n;
    return true;
}

/* function(first, *bound arguments, *args, **keywords); `first` may be MP_UNBOUND. */
static mp_value call_bound(mp_vm *vm, const mp_functool *self, mp_value first, size_t argc, const mp_value *args,
                           mp_kw kw) {
    const mp_tuple *bound = mp_tuple_get(self->v[ARGS]);
    mp_value keywords = self->v[KEYWORDS], function = self->v[FUNCTION];
    size_t keyword_count = mp_dict_count(keywords) + kw.count;
    mp_value few[8], *all = few;
    size_t total = 1 + bound->count + argc + 2 * keyword_count;
    if (total > MP_COUNT_OF(few)) {
        all = mp_gc_array_new(vm, total, sizeof *all);
        if (all == NULL) {
            return MP_ERROR;
        }
    }
    size_t n = 0;
    if (mp_is_value(first)) {
        all[n++] = first;
    }
    memcpy(all + n, bound->items, bound->count * sizeof *all);
    n += bound->count;
    if (argc > 0) {
        memcpy(all + n, args, argc * sizeof *all);
        n += argc;
    }
    mp_value *names = all + n + keyword_count;
    for (size_t i = n; i < total; i++) {
        all[i] = MP_NONE; /* the collector looks at them */
    }
    bool good = keyword_count == 0 || keywords_append(vm, keywords, args + argc, kw, all + n, names, &keyword_count);
    mp_value result = good ? mp_call_kw(vm, function, n, all, (mp_kw){keyword_count, names}) : MP_ERROR;
    if (all != few) {
        mp_gc_free(vm, all);
    }
    return result;
}

/* A new partial or partialmethod; one of the same kind in place of the function is taken to pieces. */
static mp_value make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value slots[3] = {args[0], MP_UNBOUND, MP_UNBOUND};
    size_t given = argc - 1, before = 0;
    const mp_functool *inner = NULL;
    if (mp_is_exact(args[0], type->layout) && !mp_is_value(mp_functool_get(args[0])->dict)) {
        inner = mp_functool_get(args[0]);
        slots[FUNCTION] = inner->v[FUNCTION];
        before = mp_tuple_get(inner->v[ARGS])->count;
    }
    slots[KEYWORDS] = keyword_dict(vm, inner != NULL ? inner->v[KEYWORDS] : MP_UNBOUND, args + argc, kw);
    if (mp_is_error(slots[KEYWORDS])) {
        return MP_ERROR;
    }
    if (inner != NULL && given == 0) {
        slots[ARGS] = inner->v[ARGS];
    } else if (before == 0) {
        slots[ARGS] = mp_tuple_new(vm, given, args + 1);
    } else {
        slots[ARGS] = mp_tuple_new(vm, before + given, NULL);
        if (!mp_is_error(slots[ARGS])) {
            mp_value *items = mp_tuple_get(slots[ARGS])->items;
            mp_gc_copy(vm, items, mp_tuple_get(inner->v[ARGS])->items, before);
            mp_gc_copy(vm, items + before, args + 1, given);
        }
    }
    return mp_is_error(slots[ARGS]) ? MP_ERROR : mp_functool_new(vm, type, 3, slots);
}

mp_value mp_partial_new(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value few[8], *all = few;
    size_t total = 1 + argc + kw.count;
    if (total > MP_COUNT_OF(few)) {
        all = mp_gc_array_new(vm, total, sizeof *all);
        if (all == NULL) {
            return MP_ERROR;
        }
    }
    all[0] = function;
    if (total > 1) {
        memcpy(all + 1, args, (total - 1) * sizeof *all);
    }
    mp_value result = make(vm, &mp_type_partial, argc + 1, all, kw);
    if (all != few) {
        mp_gc_free(vm, all);
    }
    return result;
}

/* ---- partial ---- */

static mp_value partial_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc == 0) {
        return mp_raise(vm, &mp_type_TypeError, "type 'partial' takes at least one argument");
    }
    if (!mp_is_callable(vm, args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "the first argument must be callable");
    }
    return make(vm, type, argc, args, kw);
}

static mp_value partial_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return call_bound(vm, mp_functool_get(self), MP_UNBOUND, argc, args, kw);
}

static mp_value partial_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (!mp_repr_enter(vm, self, &link)) {
        return MP_NAME(ellipsis_);
    }
    const mp_functool *p = mp_functool_get(self);
    const mp_tuple *args = mp_tuple_get(p->v[ARGS]);
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "%s%T(%R", mp_type_is_class(mp_type_of(self)) ? "" : "functools.", self,
                             p->v[FUNCTION]);
    for (size_t i = 0; i < args->count; i++) {
        mp_builder_append_format(&b, ", %R", args->items[i]);
    }
    size_t position = 0;
    mp_value name, value, keywords = p->v[KEYWORDS];
    while (!b.failed && mp_dict_next(keywords, &position, &name, &value)) {
        mp_value text = mp_str_of(vm, name);
        if (mp_is_error(text)) {
            mp_builder_free(&b);
            mp_repr_leave(vm, &link);
            return MP_ERROR;
        }
        mp_builder_append_format(&b, ", %U=%R", text, value);
    }
    mp_builder_append_byte(&b, ')');
    mp_repr_leave(vm, &link);
    return mp_builder_str(&b);
}

/* ---- partialmethod ---- */

/* A partialmethod whose function does not bind itself: called with the instance first, then the kept arguments. */
static mp_value unbound_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc == 0) {
        return mp_raise(vm, &mp_type_TypeError, "_method() missing 1 required positional argument: 'cls_or_self'");
    }
    const mp_functool *method = mp_functool_get(mp_functool_get(self)->v[FUNCTION]);
    return call_bound(vm, method, args[0], argc - 1, args + 1, kw);
}

MP_OPS(unbound_ops, MP_FUNCTOOL_OPS, (call, unbound_call), (descr_get, mp_functool_descr_get));
static MP_TYPE_PLAIN(unbound_type, _method, &mp_type_object, sizeof(mp_functool), unbound_ops, MP_TYPE_FINAL);

static mp_value partialmethod_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc == 0) {
        return mp_raise(vm, &mp_type_TypeError,
                        "partialmethod.__init__() missing 1 required positional argument: 'func'");
    }
    mp_value get = mp_is_callable(vm, args[0]) ? args[0] : mp_special_find(vm, args[0], MP_NAME(__get__));
    if (mp_is_unbound(get)) {
        return mp_raise(vm, &mp_type_TypeError, "%R is not callable or a descriptor", args[0]);
    }
    return mp_is_error(get) ? MP_ERROR : make(vm, type, argc, args, kw);
}

static mp_value partialmethod_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    const mp_functool *method = mp_functool_get(self);
    mp_value function = method->v[FUNCTION];
    mp_value bound = mp_bind(vm, function, instance, mp_as_type(owner));
    if (mp_is_error(bound)) {
        return MP_ERROR;
    }
    if (mp_same(bound, function)) {
        mp_value made = mp_functool_new(vm, &unbound_type, 1, &self);
        return mp_is_error(made) ? MP_ERROR : mp_functool_descr_get(vm, made, instance, owner);
    }
    mp_value slots[3] = {bound, method->v[ARGS], MP_UNBOUND};
    slots[KEYWORDS] = mp_dict_copy(vm, method->v[KEYWORDS]);
    mp_value result = mp_is_error(slots[KEYWORDS]) ? MP_ERROR : mp_functool_new(vm, &mp_type_partial, 3, slots);
    if (mp_is_error(result)) {
        return MP_ERROR;
    }
    mp_value of = mp_getattr_find(vm, bound, MP_NAME(__self__));
    if (mp_is_unbound(of)) {
        return result;
    }
    return mp_is_error(of) || !mp_setattr(vm, result, MP_NAME(__self__), of) ? MP_ERROR : result;
}

/* ---- the types ---- */

MP_FUNCTOOL_SLOT(partial_func, FUNCTION)
MP_FUNCTOOL_SLOT(partial_args, ARGS)
MP_FUNCTOOL_SLOT(partial_keywords, KEYWORDS)

static const mp_native partial_rows[] = {
    MP_GETTER(func, partial_func),
    MP_GETTER(args, partial_args),
    MP_GETTER(keywords, partial_keywords),
    MP_FUNCTOOL_DICT,
};

MP_OPS(partial_ops, MP_FUNCTOOL_OPS, (make, partial_make), (call, partial_call), (repr, partial_repr));
MP_TYPE(mp_type_partial, partial, &mp_type_object, sizeof(mp_functool), partial_ops, partial_rows, 0);

MP_OPS(partialmethod_ops, MP_FUNCTOOL_OPS, (make, partialmethod_make), (repr, partial_repr),
    (descr_get, partialmethod_descr_get));
MP_TYPE(mp_type_partialmethod, partialmethod, &mp_type_object, sizeof(mp_functool), partialmethod_ops, partial_rows, 0);
