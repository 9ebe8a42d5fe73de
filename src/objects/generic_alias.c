/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Parameterised types, such as list[int], and unions, such as int | str.
 *
 * Invariants: the args of both are tuples. Those of a union are at least two, and differ; no union is among them.
 */
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/generic.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct alias {
    mp_object object;
    mp_value origin; /* MP_NONE in unions */
    mp_value args;
    mp_value parameters; /* MP_UNBOUND until asked for */
    uintptr_t starred;   /* what iterating over it gives: *tuple[int, …] */
} alias;

static alias *get(mp_value v) { return (alias *)mp_pointer(v); }
static bool is_alias(mp_value v) { return mp_is_exact(v, &mp_type_generic_alias); }
static bool is_union(mp_value v) { return mp_is_exact(v, &mp_type_union); }
static const mp_tuple *args_of(mp_value v) { return mp_tuple_get(get(v)->args); }

static void alias_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((alias *)self)->origin, 3); }

static mp_value make(mp_vm *vm, const mp_type *type, mp_value origin, mp_value args) {
    alias *a = mp_is_error(args) ? NULL : mp_gc_new(vm, type, sizeof *a);
    if (a == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &a->origin, origin);
    mp_gc_store(vm, &a->args, args);
    a->parameters = MP_UNBOUND;
    a->starred = 0;
    return mp_from_pointer(a);
}

mp_value mp_generic_alias_new(mp_vm *vm, mp_value origin, mp_value item) {
    return make(vm, &mp_type_generic_alias, origin,
                mp_is_exact(item, &mp_type_tuple) ? item : mp_tuple_new(vm, 1, &item));
}

mp_value mp_generic_class_getitem(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_generic_alias_new(vm, args[0], args[1]);
}

/* ---- type parameters inside ---- */

static bool add_parameter(mp_vm *vm, mp_value list, mp_value parameter) {
    for (size_t i = 0; i < mp_list_get(list)->count; i++) {
        if (mp_same(mp_list_get(list)->items[i], parameter)) {
            return true;
        }
    }
    return mp_list_append(vm, list, parameter);
}

/* The type parameters of an argument: a tuple, or MP_UNBOUND. */
static mp_value parameters_of(mp_vm *vm, mp_value arg) {
    if (mp_is_type(arg)) {
        return MP_UNBOUND;
    }
    mp_value found = mp_getattr_find(vm, arg, MP_NAME(__parameters__));
    return mp_is_value(found) && !mp_tuple_is(found) ? MP_UNBOUND : found;
}

static mp_value alias___parameters__(mp_vm *vm, mp_value self) {
    if (mp_is_value(get(self)->parameters)) {
        return get(self)->parameters;
    }
    mp_value list = mp_list_new(vm, 0, NULL);
    for (size_t i = 0; i < args_of(self)->count && !mp_is_error(list); i++) {
        mp_value arg = args_of(self)->items[i];
        if (mp_is_type_parameter(arg)) {
            list = add_parameter(vm, list, arg) ? list : MP_ERROR;
            continue;
        }
        mp_value inner = parameters_of(vm, arg);
        for (size_t k = 0; mp_is_value(inner) && k < mp_tuple_get(inner)->count && !mp_is_error(list); k++) {
            list = add_parameter(vm, list, mp_tuple_get(inner)->items[k]) ? list : MP_ERROR;
        }
        list = mp_is_error(inner) ? MP_ERROR : list;
    }
    mp_value tuple = mp_is_error(list) ? MP_ERROR : mp_tuple_from(vm, list);
    if (!mp_is_error(tuple)) {
        mp_gc_store(vm, &get(self)->parameters, tuple);
    }
    return tuple;
}

static size_t index_of(mp_value tuple, mp_value parameter) {
    size_t i = 0;
    while (i < mp_tuple_get(tuple)->count && !mp_same(mp_tuple_get(tuple)->items[i], parameter)) {
        i++;
    }
    return i;
}

/* `arg` with the values put in for the parameters. */
static mp_value substitute(mp_vm *vm, mp_value arg, mp_value parameters, mp_value values) {
    if (mp_is_type_parameter(arg)) {
        return mp_tuple_get(values)->items[index_of(parameters, arg)];
    }
    mp_value inner = parameters_of(vm, arg);
    if (!mp_is_value(inner) || mp_tuple_get(inner)->count == 0) {
        return mp_is_error(inner) ? MP_ERROR : arg;
    }
    mp_value own = mp_tuple_new(vm, mp_tuple_get(inner)->count, NULL);
    for (size_t i = 0; i < mp_tuple_get(inner)->count && !mp_is_error(own); i++) {
        size_t index = index_of(parameters, mp_tuple_get(inner)->items[i]);
        mp_gc_store(vm, &mp_tuple_get(own)->items[i], mp_tuple_get(values)->items[index]);
    }
    return mp_is_error(own) ? MP_ERROR : mp_getitem(vm, arg, own);
}

static mp_value join(mp_vm *vm, mp_value list);

static mp_value alias_getitem(mp_vm *vm, mp_value self, mp_value key) {
    mp_value parameters = alias___parameters__(vm, self);
    mp_value values = mp_is_error(parameters)          ? MP_ERROR
                      : mp_is_exact(key, &mp_type_tuple) ? key
                                                         : mp_tuple_new(vm, 1, &key);
    if (mp_is_error(values)) {
        return MP_ERROR;
    }
    size_t want = mp_tuple_get(parameters)->count, have = mp_tuple_get(values)->count;
    if (want == 0) {
        return mp_raise(vm, &mp_type_TypeError, "%R is not a generic class", self);
    }
    if (want != have) {
        return mp_raise(vm, &mp_type_TypeError, "Too %s arguments for %R; actual %zu, expected %zu",
                        have < want ? "few" : "many", self, have, want);
    }
    mp_value list = mp_list_new(vm, 0, NULL);
    for (size_t i = 0; i < args_of(self)->count && !mp_is_error(list); i++) {
        mp_value arg = substitute(vm, args_of(self)->items[i], parameters, values);
        list = !mp_is_error(arg) && mp_list_append(vm, list, arg) ? list : MP_ERROR;
    }
    if (mp_is_error(list) || is_union(self)) {
        return mp_is_error(list) ? MP_ERROR : join(vm, list);
    }
    return make(vm, &mp_type_generic_alias, get(self)->origin, mp_tuple_from(vm, list));
}

/* ---- repr, comparison ---- */

/* How an argument is shown: types by their qualified names. */
static mp_value arg_text(mp_vm *vm, mp_value arg) {
    if (mp_same(arg, MP_ELLIPSIS) || mp_same(arg, mp_type_value(&mp_type_none))) {
        return mp_same(arg, MP_ELLIPSIS) ? MP_NAME(ellipsis_) : MP_NAME(None);
    }
    if (is_alias(arg) || is_union(arg)) {
        return mp_repr(vm, arg);
    }
    if (mp_is_exact(arg, &mp_type_list)) { /* Callable[[int], str] */
        mp_value text = mp_recursion_check(vm) ? MP_NAME(empty_) : MP_ERROR;
        for (size_t i = 0; !mp_is_error(text) && i < mp_list_get(arg)->count; i++) {
            mp_value one = arg_text(vm, mp_list_get(arg)->items[i]);
            text = mp_is_error(one) ? MP_ERROR : mp_str_new_format(vm, "%U%s%U", text, i == 0 ? "" : ", ", one);
        }
        return mp_is_error(text) ? MP_ERROR : mp_str_new_format(vm, "[%U]", text);
    }
    mp_value name = mp_getattr_find(vm, arg, MP_NAME(__qualname__));
    mp_value module = mp_is_value(name) ? mp_getattr_find(vm, arg, MP_NAME(__module__)) : name;
    if (mp_is_error(module)) {
        return MP_ERROR;
    }
    if (!mp_is_value(module) || mp_is_none(module) || mp_is_type_parameter(arg)) {
        return mp_repr(vm, arg);
    }
    return mp_str_is(module) && mp_str_equal(module, MP_NAME(builtins))
               ? mp_str_of(vm, name)
               : mp_str_new_format(vm, "%U.%U", mp_str_is(module) ? module : MP_NAME(not_found_),
                                   mp_str_is(name) ? name : MP_NAME(not_found_));
}

static mp_value alias_repr(mp_vm *vm, mp_value self) {
    bool joined = is_union(self);
    mp_value text = !mp_recursion_check(vm) ? MP_ERROR : joined ? MP_NAME(empty_) : arg_text(vm, get(self)->origin);
    if (!joined && !mp_is_error(text)) {
        text = mp_str_new_format(vm, "%s%U[", get(self)->starred ? "*" : "", text);
    }
    for (size_t i = 0; i < args_of(self)->count && !mp_is_error(text); i++) {
        mp_value one = arg_text(vm, args_of(self)->items[i]);
        text = mp_is_error(one) ? MP_ERROR
                                : mp_str_new_format(vm, "%U%s%U", text, i == 0 ? "" : joined ? " | " : ", ", one);
    }
    if (joined || mp_is_error(text)) {
        return text;
    }
    return mp_str_new_format(vm, args_of(self)->count == 0 ? "%U()]" : "%U]", text);
}

static bool contains_all(mp_vm *vm, mp_value a, mp_value b, bool *out) {
    *out = true;
    for (size_t i = 0; i < args_of(a)->count && *out; i++) {
        if (!mp_contains(vm, get(b)->args, args_of(a)->items[i], out)) {
            return false;
        }
    }
    return true;
}

static mp_value alias_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    bool equal = false, other_way = true;
    if ((op != MP_EQ && op != MP_NE) || mp_type_of(self) != mp_type_of(other)) {
        return MP_NOT_IMPLEMENTED;
    }
    if (is_union(self)) {
        if (!contains_all(vm, self, other, &equal) || (equal && !contains_all(vm, other, self, &other_way))) {
            return MP_ERROR;
        }
        equal = equal && other_way;
    } else if (get(self)->starred == get(other)->starred) {
        if (!mp_equal(vm, get(self)->origin, get(other)->origin, &equal) ||
            (equal && !mp_equal(vm, get(self)->args, get(other)->args, &equal))) {
            return MP_ERROR;
        }
    }
    return mp_from_bool(equal == (op == MP_EQ));
}

static bool alias_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    mp_hash sum = 0, one;
    for (size_t i = 0; i < args_of(self)->count; i++) { /* the order of a union's does not matter */
        if (!mp_hash_of(vm, args_of(self)->items[i], &one)) {
            return false;
        }
        sum = is_union(self) ? sum ^ one : sum * 31 + one;
    }
    if (!mp_hash_of(vm, get(self)->origin, &one)) {
        return false;
    }
    *out = sum ^ one;
    return true;
}

/* ---- unions ---- */

static bool may_join(mp_value v) {
    return mp_is_none(v) || is_alias(v) || is_union(v) || mp_is_type(v) || mp_is_type_parameter(v) ||
           mp_is_exact(v, &mp_type_TypeAliasType);
}

/* The union of the items of a list, in which unions may be; the item itself if there is only one. */
static mp_value join(mp_vm *vm, mp_value list) {
    mp_value flat = mp_list_new(vm, 0, NULL);
    for (size_t i = 0; i < mp_list_get(list)->count && !mp_is_error(flat); i++) {
        mp_value item = mp_list_get(list)->items[i];
        size_t count = is_union(item) ? args_of(item)->count : 1;
        for (size_t k = 0; k < count; k++) {
            mp_value one = is_union(item) ? args_of(item)->items[k] : item;
            one = mp_is_none(one) ? mp_type_value(&mp_type_none) : one;
            bool there;
            if (!mp_contains(vm, flat, one, &there) || (!there && !mp_list_append(vm, flat, one))) {
                return MP_ERROR;
            }
        }
    }
    if (mp_is_error(flat) || mp_list_get(flat)->count == 1) {
        return mp_is_error(flat) ? MP_ERROR : mp_list_get(flat)->items[0];
    }
    return make(vm, &mp_type_union, MP_NONE, mp_tuple_from(vm, flat));
}

mp_value mp_union_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (op != MP_OP_OR || !may_join(a) || !may_join(b)) {
        return MP_NOT_IMPLEMENTED;
    }
    mp_value list = mp_list_new(vm, 2, (mp_value[]){a, b});
    return mp_is_error(list) ? MP_ERROR : join(vm, list);
}

static mp_value check_any(mp_vm *vm, const mp_value *args, bool instance) {
    const mp_tuple *types = args_of(args[0]);
    bool result = false;
    for (size_t i = 0; i < types->count && !result; i++) {
        if (!(instance ? mp_instance_check(vm, args[1], types->items[i], &result)
                       : mp_subclass_check(vm, args[1], types->items[i], &result))) {
            return MP_ERROR;
        }
    }
    return mp_from_bool(result);
}

static mp_value union_instancecheck(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check_any(vm, args, true);
}

static mp_value union_subclasscheck(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check_any(vm, args, false);
}

/* ---- attributes and calls of parameterised types: mostly those of the origin ---- */

static mp_value alias_getattr(mp_vm *vm, mp_value self, mp_value name) {
    const char *text = mp_str_data(name);
    static const char *const own[] = {"__copy__", "__deepcopy__", "__reduce__", "__reduce_ex__", "__mro_entries__",
                                      "__instancecheck__", "__subclasscheck__"};
    for (size_t i = 0; i < MP_COUNT_OF(own); i++) {
        if (strcmp(own[i], text) == 0) {
            return MP_UNBOUND;
        }
    }
    return mp_getattr_find(vm, get(self)->origin, name);
}

static mp_value alias_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value made = mp_call_kw(vm, get(self)->origin, argc, args, kw);
    if (!mp_is_error(made) && !mp_setattr(vm, made, MP_NAME(__orig_class__), self) &&
        !mp_exception_catch(vm, &mp_type_AttributeError) && !mp_exception_catch(vm, &mp_type_TypeError)) {
        return MP_ERROR;
    }
    return made;
}

static mp_value alias_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    (void)type;
    return mp_args_no_kw(vm, "GenericAlias", kw) && mp_args_count(vm, "GenericAlias", argc, 2, 2)
               ? mp_generic_alias_new(vm, args[0], args[1])
               : MP_ERROR;
}

/* for x in tuple[int]: one item, which stands for *tuple[int]. */
static mp_value alias_iter(mp_vm *vm, mp_value self) {
    mp_value starred = make(vm, &mp_type_generic_alias, get(self)->origin, get(self)->args);
    if (mp_is_error(starred)) {
        return MP_ERROR;
    }
    get(starred)->starred = 1;
    mp_value tuple = mp_tuple_new(vm, 1, &starred);
    return mp_is_error(tuple) ? MP_ERROR : mp_iter(vm, tuple);
}

static mp_value alias_mro_entries(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_tuple_new(vm, 1, &get(args[0])->origin);
}

static mp_value alias_instancecheck(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_raise(vm, &mp_type_TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}

static mp_value alias_subclasscheck(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_raise(vm, &mp_type_TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}

static mp_value alias___origin__(mp_vm *vm, mp_value self) {
    (void)vm;
    return get(self)->origin;
}

static mp_value alias___args__(mp_vm *vm, mp_value self) {
    (void)vm;
    return get(self)->args;
}

static mp_value alias___unpacked__(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(get(self)->starred);
}

/* A getter is a data descriptor: these come before the origin's attributes of the same name. */
static const mp_native alias_rows[] = {
    MP_GETTER(__origin__, alias___origin__),
    MP_GETTER(__args__, alias___args__),
    MP_GETTER(__parameters__, alias___parameters__),
    MP_GETTER(__unpacked__, alias___unpacked__),
    MP_METHOD(__mro_entries__, alias_mro_entries, 1, 1),
    MP_METHOD(__instancecheck__, alias_instancecheck, 1, 1),
    MP_METHOD(__subclasscheck__, alias_subclasscheck, 1, 1),
};
static const mp_native union_rows[] = {
    MP_GETTER(__args__, alias___args__),
    MP_GETTER(__parameters__, alias___parameters__),
    MP_METHOD(__instancecheck__, union_instancecheck, 1, 1),
    MP_METHOD(__subclasscheck__, union_subclasscheck, 1, 1),
};

MP_OPS(alias_ops, (trace, alias_trace), (make, alias_make), (call, alias_call), (repr, alias_repr), (hash, alias_hash),
    (compare, alias_compare), (getitem, alias_getitem), (iter, alias_iter), (binary, mp_union_binary),
    (getattr, alias_getattr));
MP_TYPE(mp_type_generic_alias, GenericAlias_type_, &mp_type_object, sizeof(alias), alias_ops, alias_rows, MP_TYPE_FINAL);

MP_OPS(union_ops, (trace, alias_trace), (repr, alias_repr), (hash, alias_hash), (compare, alias_compare),
    (getitem, alias_getitem), (binary, mp_union_binary));
MP_TYPE(mp_type_union, UnionType_type_, &mp_type_object, sizeof(alias), union_ops, union_rows, MP_TYPE_FINAL);
