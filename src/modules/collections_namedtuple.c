/* SPDX-License-Identifier: MIT
 *
 * Layer 5. collections.namedtuple: makes a class derived from tuple through a call of `type`, with native objects in
 * its dict: a __new__ that knows the fields, a getter for each field, and the methods all such classes share.
 *
 * The shared methods find the fields by the class's attribute _fields, as Python code would.
 */
#include "modules/collections.h"
#include "objects/builder.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- Instances ---- */

static mp_tuple *instance_alloc(mp_vm *vm, mp_value class, size_t count) {
    mp_tuple *t = mp_object_alloc(vm, mp_as_type(class), sizeof *t + count * sizeof t->items[0]);
    if (t) {
        t->count = count;
    }
    return t;
}

static bool is_tuple_class(mp_value v) { return mp_is_type(v) && mp_type_is_subtype(mp_as_type(v), &mp_type_tuple); }

/* The tuple _fields of a class. */
static mp_value fields_of(mp_vm *vm, const mp_type *class) {
    mp_value fields = mp_type_find(vm, class, MP_NAME(_fields));
    if (mp_is_unbound(fields) || !mp_tuple_is(fields)) {
        return mp_raise(vm, &mp_type_AttributeError, "type object '%N' has no attribute '_fields'", class);
    }
    return fields;
}

/* The fields of an instance; both tuples are as long as each other. */
static mp_value fields_for(mp_vm *vm, mp_value self) {
    mp_value fields = fields_of(vm, mp_type_of(self));
    if (!mp_tuple_is(self)) {
        return mp_is_error(fields) ? MP_ERROR : mp_raise(vm, &mp_type_TypeError, "'%T' object is no tuple", self);
    }
    if (!mp_is_error(fields) && mp_tuple_get(fields)->count != mp_tuple_get(self)->count) {
        return mp_raise(vm, &mp_type_TypeError, "Expected %zu arguments, got %zu", mp_tuple_get(fields)->count,
                        mp_tuple_get(self)->count);
    }
    return fields;
}

/* The number of a name in a tuple of names, or SIZE_MAX. */
static size_t name_index(mp_value names, mp_value name) {
    mp_tuple *t = mp_tuple_get(names);
    for (size_t i = 0; i < t->count; i++) {
        if (mp_same(t->items[i], name) || (mp_str_is(t->items[i]) && mp_str_equal(t->items[i], name))) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* ---- __new__ ---- */

typedef struct named_new {
    mp_object object;
    mp_value name;     /* of the class */
    mp_value fields;   /* tuple of str */
    mp_value defaults; /* tuple, for the last fields */
} named_new;

static void new_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((named_new *)self)->name, 3); }

/* "missing 2 required positional arguments: 'x' and 'y'" */
static bool missing_raise(mp_vm *vm, const named_new *self, const mp_tuple *t, size_t required) {
    size_t missing = 0;
    for (size_t i = 0; i < required; i++) {
        missing += !mp_is_value(t->items[i]);
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0, shown = 0; i < required; i++) {
        if (mp_is_value(t->items[i])) {
            continue;
        }
        bool last = ++shown == missing;
        mp_builder_append_text(&b, shown == 1 ? "" : !last ? ", " : missing == 2 ? " and " : ", and ");
        mp_builder_append_repr(&b, mp_tuple_get(self->fields)->items[i]);
    }
    mp_value names = mp_builder_str(&b);
    return !mp_is_error(names) &&
           mp_fail(vm, &mp_type_TypeError, "%U.__new__() missing %zu required positional argument%s: %U", self->name,
                   missing, missing == 1 ? "" : "s", names);
}

static bool too_many_raise(mp_vm *vm, const named_new *self, size_t argc) {
    size_t max = mp_tuple_get(self->fields)->count + 1;
    size_t optional = mp_tuple_get(self->defaults)->count;
    if (optional) {
        return mp_fail(vm, &mp_type_TypeError,
                       "%U.__new__() takes from %zu to %zu positional arguments but %zu were given", self->name,
                       max - optional, max, argc);
    }
    return mp_fail(vm, &mp_type_TypeError, "%U.__new__() takes %zu positional argument%s but %zu were given",
                   self->name, max, max == 1 ? "" : "s", argc);
}

static bool new_fill(mp_vm *vm, const named_new *self, mp_tuple *t, size_t argc, const mp_value *args, mp_kw kw) {
    if (argc - 1 > t->count) {
        return too_many_raise(vm, self, argc);
    }
    mp_gc_copy(vm, t->items, args + 1, argc - 1);
    for (size_t i = 0; i < kw.count; i++) {
        size_t place = name_index(self->fields, kw.names[i]);
        if (place == SIZE_MAX) {
            return mp_fail(vm, &mp_type_TypeError, "%U.__new__() got an unexpected keyword argument '%U'", self->name,
                           kw.names[i]);
        }
        if (mp_is_value(t->items[place])) {
            return mp_fail(vm, &mp_type_TypeError, "%U.__new__() got multiple values for argument '%U'", self->name,
                           kw.names[i]);
        }
        mp_gc_store(vm, &t->items[place], args[argc + i]);
    }
    mp_tuple *defaults = mp_tuple_get(self->defaults);
    size_t first_default = t->count - defaults->count;
    for (size_t i = 0; i < t->count; i++) {
        if (mp_is_value(t->items[i])) {
            continue;
        }
        if (i < first_default) {
            return missing_raise(vm, self, t, first_default);
        }
        mp_gc_store(vm, &t->items[i], defaults->items[i - first_default]);
    }
    return true;
}

static mp_value new_call(mp_vm *vm, mp_value callee, size_t argc, const mp_value *args, mp_kw kw) {
    named_new *self = (named_new *)mp_pointer(callee);
    if (argc == 0 || !is_tuple_class(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "%U.__new__(X): X is not a subtype of tuple", self->name);
    }
    mp_tuple *t = instance_alloc(vm, args[0], mp_tuple_get(self->fields)->count);
    return t && new_fill(vm, self, t, argc, args, kw) ? mp_from_pointer(t) : MP_ERROR;
}

static mp_value new_defaults(mp_vm *vm, mp_value self) {
    (void)vm;
    mp_value defaults = ((named_new *)mp_pointer(self))->defaults;
    return mp_tuple_get(defaults)->count ? defaults : MP_NONE;
}

MP_OPS(new_ops, (trace, new_trace), (call, new_call));
static const mp_native new_rows[] = {
    MP_GETTER(__defaults__, new_defaults),
};
static MP_TYPE(mp_type_named_new, function, &mp_type_object, sizeof(named_new), new_ops, new_rows, MP_TYPE_FINAL);

static mp_value new_new(mp_vm *vm, mp_value name, mp_value fields, mp_value defaults) {
    named_new *self = mp_gc_new(vm, &mp_type_named_new, sizeof *self);
    if (!self) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->name, name);
    mp_gc_store(vm, &self->fields, fields);
    mp_gc_store(vm, &self->defaults, defaults);
    return mp_from_pointer(self);
}

/* ---- The getters ---- */

typedef struct field_getter {
    mp_object object;
    size_t index;
    mp_value doc; /* MP_UNBOUND until it is set */
} field_getter;

static void getter_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((field_getter *)self)->doc); }

static mp_value getter_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    size_t index = ((field_getter *)mp_pointer(self))->index;
    if (mp_is_unbound(instance)) {
        return self;
    }
    if (!mp_tuple_is(instance)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "descriptor for index '%zu' for tuple subclasses doesn't apply to '%T' object", index,
                        instance);
    }
    mp_tuple *t = mp_tuple_get(instance);
    return index < t->count ? t->items[index] : mp_raise(vm, &mp_type_IndexError, "tuple index out of range");
}

static bool getter_set(mp_vm *vm, mp_value self, mp_value instance, mp_value value) {
    (void)self;
    (void)instance;
    return mp_fail(vm, &mp_type_AttributeError,
                   mp_is_unbound(value) ? "can't delete attribute" : "can't set attribute");
}

static mp_value getter_format(mp_vm *vm, mp_value self, const char *format) {
    mp_builder b;
    size_t index = ((field_getter *)mp_pointer(self))->index;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, format, index, index);
    return mp_builder_str(&b);
}

static mp_value getter_repr(mp_vm *vm, mp_value self) {
    return getter_format(vm, self, "_tuplegetter(%zu, 'Alias for field number %zu')");
}

static mp_value getter_doc(mp_vm *vm, mp_value self) {
    mp_value doc = ((field_getter *)mp_pointer(self))->doc;
    return mp_is_value(doc) ? doc : getter_format(vm, self, "Alias for field number %zu");
}

static bool getter_set_doc(mp_vm *vm, mp_value self, mp_value value) {
    mp_gc_store(vm, &((field_getter *)mp_pointer(self))->doc, mp_is_value(value) ? value : MP_NONE);
    return true;
}

MP_OPS(getter_ops, (trace, getter_trace), (repr, getter_repr), (descr_get, getter_get), (descr_set, getter_set));
static const mp_native getter_rows[] = {
    MP_GETSET(__doc__, getter_doc, getter_set_doc),
};
static MP_TYPE(mp_type_field_getter, _tuplegetter, &mp_type_object, sizeof(field_getter), getter_ops, getter_rows,
               MP_TYPE_FINAL);

/* ---- Methods of all namedtuples ---- */

static mp_value named_make(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!is_tuple_class(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "_make() needs a subtype of tuple");
    }
    mp_value fields = fields_of(vm, mp_as_type(args[0]));
    mp_value values = mp_is_error(fields) ? MP_ERROR : mp_tuple_from(vm, args[1]);
    if (mp_is_error(values)) {
        return MP_ERROR;
    }
    size_t count = mp_tuple_get(values)->count;
    if (count != mp_tuple_get(fields)->count) {
        return mp_raise(vm, &mp_type_TypeError, "Expected %zu arguments, got %zu", mp_tuple_get(fields)->count, count);
    }
    mp_tuple *t = instance_alloc(vm, args[0], count);
    if (!t) {
        return MP_ERROR;
    }
    mp_gc_copy(vm, t->items, mp_tuple_get(values)->items, count);
    return mp_from_pointer(t);
}

static mp_value unexpected_raise(mp_vm *vm, mp_value fields, mp_kw kw) {
    mp_value list = mp_list_new(vm, 0, NULL);
    for (size_t i = 0; i < kw.count && !mp_is_error(list); i++) {
        if (name_index(fields, kw.names[i]) == SIZE_MAX && !mp_list_append(vm, list, kw.names[i])) {
            return MP_ERROR;
        }
    }
    return mp_is_error(list) ? MP_ERROR : mp_raise(vm, &mp_type_ValueError, "Got unexpected field names: %R", list);
}

static mp_value named_replace(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value self = args[0];
    mp_value fields = mp_args_count(vm, "_replace", argc, 1, 1) ? fields_for(vm, self) : MP_ERROR;
    if (mp_is_error(fields)) {
        return MP_ERROR;
    }
    mp_tuple *t = instance_alloc(vm, mp_type_value(mp_type_of(self)), mp_tuple_get(self)->count);
    if (!t) {
        return MP_ERROR;
    }
    mp_gc_copy(vm, t->items, mp_tuple_get(self)->items, t->count);
    for (size_t i = 0; i < kw.count; i++) {
        size_t place = name_index(fields, kw.names[i]);
        if (place == SIZE_MAX) {
            return unexpected_raise(vm, fields, kw);
        }
        mp_gc_store(vm, &t->items[place], args[argc + i]);
    }
    return mp_from_pointer(t);
}

static mp_value named_asdict(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value fields = fields_for(vm, args[0]);
    mp_value dict = mp_is_error(fields) ? MP_ERROR : mp_dict_new(vm);
    if (mp_is_error(dict)) {
        return MP_ERROR;
    }
    for (size_t i = 0; i < mp_tuple_get(fields)->count; i++) {
        if (!mp_dict_set(vm, dict, mp_tuple_get(fields)->items[i], mp_tuple_get(args[0])->items[i])) {
            return MP_ERROR;
        }
    }
    return dict;
}

static mp_value named_repr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value fields = mp_recursion_check(vm) ? fields_for(vm, args[0]) : MP_ERROR;
    if (mp_is_error(fields)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "%N(", mp_type_of(args[0]));
    for (size_t i = 0; i < mp_tuple_get(fields)->count; i++) {
        mp_builder_append_format(&b, "%s%U=%R", i ? ", " : "", mp_tuple_get(fields)->items[i],
                                 mp_tuple_get(args[0])->items[i]);
    }
    mp_builder_append_byte(&b, ')');
    return mp_builder_str(&b);
}

static mp_value named_getnewargs(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (mp_is_error(fields_for(vm, args[0]))) {
        return MP_ERROR;
    }
    return mp_tuple_new(vm, mp_tuple_get(args[0])->count, mp_tuple_get(args[0])->items);
}

/* ---- Field names ---- */

static const char *const keywords[] = {
    "False",  "None",     "True", "and",    "as",   "assert",  "async",  "await",  "break", "class",  "continue", "def",
    "del",    "elif",     "else", "except", "for",  "finally", "from",   "global", "if",    "import", "in",       "is",
    "lambda", "nonlocal", "not",  "or",     "pass", "raise",   "return", "try",    "while", "with",   "yield",
};

static bool is_keyword(mp_value name) {
    for (size_t i = 0; i < MP_COUNT_OF(keywords); i++) {
        if (mp_str_equal_text(name, keywords[i])) {
            return true;
        }
    }
    return false;
}

static bool is_identifier(mp_vm *vm, mp_value name, bool *out) {
    mp_value result = mp_call_method(vm, name, MP_NAME(isidentifier), 0, NULL);
    return !mp_is_error(result) && mp_truth(vm, result, out);
}

static bool starts_with_underscore(mp_value name) { return mp_str_size(name) > 0 && mp_str_data(name)[0] == '_'; }

/* The names as a list: from "a b, c" or from an iterable of whatever str() takes. */
static mp_value names_list(mp_vm *vm, mp_value names) {
    if (!mp_str_is(names)) {
        return mp_list_from(vm, names);
    }
    mp_value replace[2] = {MP_VALUE_OF(mp_names.chars[',']), MP_VALUE_OF(mp_names.chars[' '])};
    mp_value spaced = mp_call_method(vm, names, MP_NAME(replace), 2, replace);
    return mp_is_error(spaced) ? MP_ERROR : mp_call_method(vm, spaced, MP_NAME(split), 0, NULL);
}

/* A tuple of interned strs out of the names given. */
static mp_value names_tuple(mp_vm *vm, mp_value names) {
    mp_value list = names_list(vm, names);
    mp_value tuple = mp_is_error(list) ? MP_ERROR : mp_tuple_from(vm, list);
    for (size_t i = 0; !mp_is_error(tuple) && i < mp_tuple_get(tuple)->count; i++) {
        mp_value name = mp_str_of(vm, mp_tuple_get(tuple)->items[i]);
        name = mp_is_error(name) ? MP_ERROR : mp_str_intern_value(vm, name);
        if (mp_is_error(name)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &mp_tuple_get(tuple)->items[i], name);
    }
    return tuple;
}

/* rename=True: bad names become _0, _1, … by their position. */
static bool names_repair(mp_vm *vm, mp_value fields) {
    mp_tuple *t = mp_tuple_get(fields);
    for (size_t i = 0; i < t->count; i++) {
        bool good;
        if (!is_identifier(vm, t->items[i], &good)) {
            return false;
        }
        if (good && !is_keyword(t->items[i]) && !starts_with_underscore(t->items[i]) &&
            name_index(fields, t->items[i]) == i) {
            continue;
        }
        mp_builder b;
        mp_builder_init(&b, vm);
        mp_builder_append_format(&b, "_%zu", i);
        mp_value name = mp_builder_str(&b);
        name = mp_is_error(name) ? MP_ERROR : mp_str_intern_value(vm, name);
        if (mp_is_error(name)) {
            return false;
        }
        mp_gc_store(vm, &t->items[i], name);
    }
    return true;
}

static bool name_check(mp_vm *vm, mp_value name) {
    bool good;
    if (!is_identifier(vm, name, &good)) {
        return false;
    }
    if (!good) {
        return mp_fail(vm, &mp_type_ValueError, "Type names and field names must be valid identifiers: %R", name);
    }
    return !is_keyword(name) ||
           mp_fail(vm, &mp_type_ValueError, "Type names and field names cannot be a keyword: %R", name);
}

static bool names_check(mp_vm *vm, mp_value type_name, mp_value fields, bool renamed) {
    mp_tuple *t = mp_tuple_get(fields);
    if (!name_check(vm, type_name)) {
        return false;
    }
    for (size_t i = 0; i < t->count; i++) {
        if (!name_check(vm, t->items[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < t->count; i++) {
        if (!renamed && starts_with_underscore(t->items[i])) {
            return mp_fail(vm, &mp_type_ValueError, "Field names cannot start with an underscore: %R", t->items[i]);
        }
        if (name_index(fields, t->items[i]) != i) {
            return mp_fail(vm, &mp_type_ValueError, "Encountered duplicate field name: %R", t->items[i]);
        }
    }
    return true;
}

/* ---- The class ---- */

/* Methods of no built-in type: each checks its self. They stand for Python functions. */
static mp_value method_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return mp_native_call(vm, (const mp_native *)mp_pointer(self), argc, args, kw);
}

static mp_value method_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    return mp_is_value(instance) ? mp_method_new(vm, self, instance) : self;
}

static mp_value method___name__(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_native_name((const mp_native *)mp_pointer(self));
}

MP_OPS(method_ops, (call, method_call), (descr_get, method_get));
static const mp_native method_rows[] = {
    MP_GETTER(__name__, method___name__),
    MP_GETTER(__qualname__, method___name__),
};
static MP_TYPE(mp_type_named_method, function, &mp_type_object, sizeof(mp_native), method_ops, method_rows,
               MP_TYPE_FINAL);

static const mp_native named_rows[] = {
    MP_CLASSMETHOD(_make, named_make, 1, 1),
    MP_ROW_(mp_type_named_method, _replace, kw_fn, named_replace, 0, MP_VARIADIC, 1, 1, 0),
    MP_ROW_(mp_type_named_method, _asdict, fn, named_asdict, 0, 0, 0, 1, 0),
    MP_ROW_(mp_type_named_method, __repr__, fn, named_repr, 0, 0, 0, 1, 0),
    MP_ROW_(mp_type_named_method, __getnewargs__, fn, named_getnewargs, 0, 0, 0, 1, 0),
};
MP_NAMES_USED(_replace, _asdict, __repr__, __getnewargs__)

/* "Point(x, y)" */
static mp_value class_doc(mp_vm *vm, mp_value name, mp_value fields) {
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "%U(", name);
    for (size_t i = 0; i < mp_tuple_get(fields)->count; i++) {
        mp_builder_append_format(&b, "%s%U", i ? ", " : "", mp_tuple_get(fields)->items[i]);
    }
    mp_builder_append_byte(&b, ')');
    return mp_builder_str(&b);
}

static bool add_fields(mp_vm *vm, mp_value dict, mp_value fields, mp_value defaults, mp_value field_defaults) {
    size_t count = mp_tuple_get(fields)->count;
    size_t first_default = count - mp_tuple_get(defaults)->count;
    for (size_t i = 0; i < count; i++) {
        mp_value name = mp_tuple_get(fields)->items[i];
        field_getter *getter = mp_gc_new(vm, &mp_type_field_getter, sizeof *getter);
        if (!getter) {
            return false;
        }
        getter->index = i;
        if (!mp_dict_set(vm, dict, name, mp_from_pointer(getter))) {
            return false;
        }
        if (i >= first_default &&
            !mp_dict_set(vm, field_defaults, name, mp_tuple_get(defaults)->items[i - first_default])) {
            return false;
        }
    }
    return true;
}

static mp_value class_dict(mp_vm *vm, mp_value name, mp_value fields, mp_value defaults, mp_value module) {
    mp_value dict = mp_dict_new(vm);
    mp_value field_defaults = mp_is_error(dict) ? MP_ERROR : mp_dict_new(vm);
    mp_value doc = mp_is_error(field_defaults) ? MP_ERROR : class_doc(vm, name, fields);
    mp_value new = mp_is_error(doc) ? MP_ERROR : new_new(vm, name, fields, defaults);
    if (mp_is_error(new)) {
        return MP_ERROR;
    }
    const mp_value attributes[][2] = {
        {MP_NAME(__doc__), doc},       {MP_NAME(__slots__), MP_EMPTY_TUPLE},
        {MP_NAME(_fields), fields},    {MP_NAME(_field_defaults), field_defaults},
        {MP_NAME(__new__), new},       {MP_NAME(__match_args__), fields},
        {MP_NAME(__module__), module},
    };
    for (size_t i = 0; i < MP_COUNT_OF(attributes); i++) {
        if (mp_is_value(attributes[i][1]) && !mp_dict_set(vm, dict, attributes[i][0], attributes[i][1])) {
            return MP_ERROR;
        }
    }
    for (size_t i = 0; i < MP_COUNT_OF(named_rows); i++) {
        if (!mp_dict_set(vm, dict, mp_native_name(&named_rows[i]), mp_from_pointer(&named_rows[i]))) {
            return MP_ERROR;
        }
    }
    return add_fields(vm, dict, fields, defaults, field_defaults) ? dict : MP_ERROR;
}

mp_value mp_namedtuple_make_class(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(typename, 0),
        MP_PARAM(field_names, 0),
        MP_PARAM(rename, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
        MP_PARAM(defaults, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
        MP_PARAM(module, MP_PARAM_OPTIONAL | MP_PARAM_KEYWORD_ONLY),
    };
    mp_value bound[MP_COUNT_OF(params)];
    bool rename = false;
    if (!mp_args_bind(vm, "namedtuple", params, MP_COUNT_OF(params), argc, args, kw, bound) ||
        (!mp_is_unbound(bound[2]) && !mp_truth(vm, bound[2], &rename))) {
        return MP_ERROR;
    }
    mp_value fields = names_tuple(vm, bound[1]);
    mp_value name = mp_is_error(fields) ? MP_ERROR : mp_str_of(vm, bound[0]);
    name = mp_is_error(name) ? MP_ERROR : mp_str_intern_value(vm, name);
    if (mp_is_error(name) || (rename && !names_repair(vm, fields)) || !names_check(vm, name, fields, rename)) {
        return MP_ERROR;
    }
    bool has_defaults = !mp_is_unbound(bound[3]) && !mp_is_none(bound[3]);
    mp_value defaults = has_defaults ? mp_tuple_from(vm, bound[3]) : MP_EMPTY_TUPLE;
    if (mp_is_error(defaults)) {
        return MP_ERROR;
    }
    if (mp_tuple_get(defaults)->count > mp_tuple_get(fields)->count) {
        return mp_raise(vm, &mp_type_TypeError, "Got more default values than field names");
    }
    bool has_module = !mp_is_unbound(bound[4]) && !mp_is_none(bound[4]);
    mp_value dict = class_dict(vm, name, fields, defaults, has_module ? bound[4] : MP_UNBOUND);
    mp_value base = mp_type_value(&mp_type_tuple);
    mp_value bases = mp_is_error(dict) ? MP_ERROR : mp_tuple_new(vm, 1, &base);
    if (mp_is_error(bases)) {
        return MP_ERROR;
    }
    mp_value type_args[3] = {name, bases, dict};
    return mp_call(vm, mp_type_value(&mp_type_type), 3, type_args);
}
