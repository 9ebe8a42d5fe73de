/* SPDX-License-Identifier: MIT
 *
 * Layer 5. operator.itemgetter, attrgetter and methodcaller: callables made of a few values.
 */
#include "modules/operator_getters.h"

#include "objects/builder.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* For a methodcaller, `items` are the method's name and the arguments, those with keywords last. */
typedef struct getter {
    mp_object object;
    mp_value items; /* tuple, not empty */
    mp_value names; /* tuple of keywords */
} getter;

static getter *getter_get(mp_value v) { return (getter *)mp_pointer(v); }

static void getter_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((getter *)self)->items, 2); }

static mp_value getter_new(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value items = mp_tuple_new(vm, argc + kw.count, args);
    mp_value names = mp_is_error(items) ? MP_ERROR : mp_tuple_new(vm, kw.count, kw.names);
    getter *self = mp_is_error(names) ? NULL : mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->items, items);
    mp_gc_store(vm, &self->names, names);
    return mp_from_pointer(self);
}

/* itemgetter and attrgetter. */
static bool check_args(mp_vm *vm, const mp_type *type, size_t argc, mp_kw kw) {
    return mp_args_no_kw(vm, mp_type_name(type), kw) &&
           (argc > 0 || mp_fail(vm, &mp_type_TypeError, "%N expected 1 argument, got 0", type));
}

static mp_value itemgetter_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    return check_args(vm, type, argc, kw) ? getter_new(vm, type, argc, args, MP_NO_KW) : MP_ERROR;
}

static mp_value attrgetter_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!check_args(vm, type, argc, kw)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < argc; i++) {
        if (!mp_str_is(args[i])) {
            return mp_raise(vm, &mp_type_TypeError, "attribute name must be a string");
        }
    }
    return getter_new(vm, type, argc, args, MP_NO_KW);
}

static mp_value methodcaller_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc == 0) {
        return mp_raise(vm, &mp_type_TypeError, "methodcaller needs at least one argument, the method name");
    }
    if (!mp_str_is(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "method name must be a string");
    }
    return getter_new(vm, type, argc, args, kw);
}

/* The one argument of a call. */
static bool check_call(mp_vm *vm, mp_value self, size_t argc, mp_kw kw) {
    const mp_type *type = mp_type_of(self);
    return mp_args_no_kw(vm, mp_type_name(type), kw) &&
           (argc == 1 || mp_fail(vm, &mp_type_TypeError, "%N expected 1 argument, got %zu", type, argc));
}

/* The attribute of a name with dots. */
static mp_value dotted_get(mp_vm *vm, mp_value v, mp_value path) {
    size_t from = 0, size = mp_str_size(path);
    for (;;) {
        const char *data = mp_str_data(path) + from;
        const char *dot = memchr(data, '.', size - from);
        size_t part = dot == NULL ? size - from : (size_t)(dot - data);
        mp_value name = part == size ? path : mp_str_intern(vm, data, part);
        v = mp_is_error(name) ? MP_ERROR : mp_getattr(vm, v, name);
        if (mp_is_error(v) || dot == NULL) {
            return v;
        }
        from += part + 1;
    }
}

/* What `get` gives for the one item, or the tuple for all of them. */
static mp_value get_all(mp_vm *vm, mp_value self, mp_value v, mp_value (*get)(mp_vm *vm, mp_value v, mp_value item)) {
    mp_tuple *items = mp_tuple_get(getter_get(self)->items);
    if (items->count == 1) {
        return get(vm, v, items->items[0]);
    }
    mp_value result = mp_tuple_new(vm, items->count, NULL);
    for (size_t i = 0; !mp_is_error(result) && i < items->count; i++) {
        mp_value part = get(vm, v, items->items[i]);
        if (mp_is_error(part)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_tuple_get(result)->items[i], part);
    }
    return result;
}

static mp_value itemgetter_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return check_call(vm, self, argc, kw) ? get_all(vm, self, args[0], mp_getitem) : MP_ERROR;
}

static mp_value attrgetter_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return check_call(vm, self, argc, kw) ? get_all(vm, self, args[0], dotted_get) : MP_ERROR;
}

static mp_value methodcaller_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    if (!check_call(vm, self, argc, kw)) {
        return MP_ERROR;
    }
    const mp_tuple *items = mp_tuple_get(getter_get(self)->items), *names = mp_tuple_get(getter_get(self)->names);
    mp_value method = mp_getattr(vm, args[0], items->items[0]);
    return mp_is_error(method) ? MP_ERROR
                               : mp_call_kw(vm, method, items->count - names->count - 1, items->items + 1,
                                            (mp_kw){names->count, names->items});
}

static mp_value getter_repr(mp_vm *vm, mp_value self) {
    mp_repr_link link;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (!mp_repr_enter(vm, self, &link)) {
        return mp_str_new_format(vm, "operator.%T(...)", self);
    }
    const mp_tuple *items = mp_tuple_get(getter_get(self)->items), *names = mp_tuple_get(getter_get(self)->names);
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "operator.%T(", self);
    for (size_t i = 0; i < items->count; i++) {
        size_t first_keyword = items->count - names->count;
        mp_builder_append_text(&b, i == 0 ? "" : ", ");
        if (i >= first_keyword) {
            mp_builder_append_format(&b, "%U=", names->items[i - first_keyword]);
        }
        mp_builder_append_repr(&b, items->items[i]);
    }
    mp_builder_append_byte(&b, ')');
    mp_repr_leave(vm, &link);
    return mp_builder_str(&b);
}

#define GETTER_OPS(name)                                                                                               \
    (trace, getter_trace), (make, name##_make), (call, name##_call), (repr, getter_repr)
MP_OPS(itemgetter_ops, GETTER_OPS(itemgetter));
MP_OPS(attrgetter_ops, GETTER_OPS(attrgetter));
MP_OPS(methodcaller_ops, GETTER_OPS(methodcaller));

MP_TYPE_PLAIN(mp_type_itemgetter, itemgetter, &mp_type_object, sizeof(getter), itemgetter_ops, MP_TYPE_FINAL);
MP_TYPE_PLAIN(mp_type_attrgetter, attrgetter, &mp_type_object, sizeof(getter), attrgetter_ops, MP_TYPE_FINAL);
MP_TYPE_PLAIN(mp_type_methodcaller, methodcaller, &mp_type_object, sizeof(getter), methodcaller_ops, MP_TYPE_FINAL);
