/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Python functions, bound methods and cells as objects. Calling a function is the VM's work (vm->hooks).
 */
#include "objects/function.h"

#include "gc/vm.h"
#include "objects/class.h"
#include "objects/code_info.h"
#include "objects/dict.h"
#include "objects/identity.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- functions ---- */

static void function_trace(mp_tracer *tracer, void *self) {
    mp_function *f = self;
    mp_trace_slot(tracer, &f->code);
    mp_trace_slot(tracer, &f->globals);
    mp_trace_slot(tracer, &f->extra);
    mp_trace_range(tracer, f->cells, mp_code_free_count(f->code));
}

static void extra_trace(mp_tracer *tracer, void *self) {
    mp_function_extra *extra = self;
    mp_trace_range(tracer, &extra->defaults, 7);
}

mp_function_extra *mp_function_extra_get(mp_vm *vm, mp_value function) {
    mp_value extra = mp_function_get(function)->extra;
    if (mp_is_value(extra) && mp_is_exact(extra, &mp_type_function_extra)) {
        return (mp_function_extra *)mp_pointer(extra);
    }
    mp_function_extra *made = mp_gc_new(vm, &mp_type_function_extra, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    made->defaults = mp_is_value(extra) ? extra : MP_NONE;
    made->keyword_defaults = MP_NONE;
    made->annotations = made->name = made->qualname = made->dict = made->type_parameters = MP_UNBOUND;
    mp_gc_store(vm, &mp_function_get(function)->extra, mp_from_pointer(made));
    return made;
}

static mp_value function_qualname(mp_vm *vm, mp_value self) {
    const mp_function_extra *extra = mp_function_extra_find(self);
    return extra != NULL && mp_is_value(extra->qualname) ? extra->qualname
                                                         : mp_code_qualname(vm, mp_function_get(self)->code);
}

static mp_value function_name(mp_vm *vm, mp_value self) {
    (void)vm;
    const mp_function_extra *extra = mp_function_extra_find(self);
    return extra != NULL && mp_is_value(extra->name) ? extra->name : mp_code_name(mp_function_get(self)->code);
}

static bool set_text(mp_vm *vm, mp_value self, mp_value value, const char *what, bool qualname) {
    if (!mp_is_value(value) || !mp_str_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "%s must be set to a string object", what);
    }
    mp_function_extra *extra = mp_function_extra_get(vm, self);
    if (extra == NULL) {
        return false;
    }
    mp_gc_store(vm, qualname ? &extra->qualname : &extra->name, value);
    return true;
}

static bool function_set_name(mp_vm *vm, mp_value self, mp_value value) {
    return set_text(vm, self, value, "__name__", false);
}

static bool function_set_qualname(mp_vm *vm, mp_value self, mp_value value) {
    return set_text(vm, self, value, "__qualname__", true);
}

mp_value mp_function_defaults(mp_value function) {
    const mp_function_extra *extra = mp_function_extra_find(function);
    if (extra != NULL) {
        return extra->defaults;
    }
    return mp_is_value(mp_function_get(function)->extra) ? mp_function_get(function)->extra : MP_NONE;
}

static mp_value function_defaults(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_function_defaults(self);
}

static bool function_set_defaults(mp_vm *vm, mp_value self, mp_value value) {
    value = mp_is_value(value) ? value : MP_NONE;
    if (!mp_is_none(value) && !mp_tuple_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "__defaults__ must be set to a tuple object");
    }
    mp_function_extra *extra = mp_function_extra_get(vm, self);
    if (extra != NULL) {
        mp_gc_store(vm, &extra->defaults, value);
    }
    return extra != NULL;
}

static mp_value function_kwdefaults(mp_vm *vm, mp_value self) {
    (void)vm;
    const mp_function_extra *extra = mp_function_extra_find(self);
    return extra != NULL ? extra->keyword_defaults : MP_NONE;
}

static bool function_set_kwdefaults(mp_vm *vm, mp_value self, mp_value value) {
    value = mp_is_value(value) ? value : MP_NONE;
    if (!mp_is_none(value) && !mp_dict_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "__kwdefaults__ must be set to a dict object");
    }
    mp_function_extra *extra = mp_function_extra_get(vm, self);
    if (extra != NULL) {
        mp_gc_store(vm, &extra->keyword_defaults, value);
    }
    return extra != NULL;
}

static mp_value function_annotations(mp_vm *vm, mp_value self) {
    mp_function_extra *extra = mp_function_extra_get(vm, self);
    if (extra == NULL) {
        return MP_ERROR;
    }
    if (!mp_is_value(extra->annotations)) {
        mp_value dict = mp_dict_new(vm);
        if (mp_is_error(dict)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &extra->annotations, dict);
    }
    return extra->annotations;
}

static bool function_set_annotations(mp_vm *vm, mp_value self, mp_value value) {
    value = mp_is_value(value) && mp_is_none(value) ? MP_UNBOUND : value;
    if (mp_is_value(value) && !mp_dict_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "__annotations__ must be set to a dict object");
    }
    mp_function_extra *extra = mp_function_extra_get(vm, self);
    if (extra != NULL) {
        mp_gc_store(vm, &extra->annotations, value);
    }
    return extra != NULL;
}

static mp_value function_dict(mp_vm *vm, mp_value self) {
    mp_function_extra *extra = mp_function_extra_get(vm, self);
    if (extra == NULL) {
        return MP_ERROR;
    }
    if (!mp_is_value(extra->dict)) {
        mp_value dict = mp_dict_new(vm);
        if (mp_is_error(dict)) {
            return MP_ERROR;
        }
        mp_gc_store(vm, &extra->dict, dict);
    }
    return extra->dict;
}

static bool function_set_dict(mp_vm *vm, mp_value self, mp_value value) {
    if (!mp_is_value(value)) {
        return mp_fail(vm, &mp_type_TypeError, "cannot delete __dict__");
    }
    if (!mp_dict_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "__dict__ must be set to a dictionary, not a '%T'", value);
    }
    mp_function_extra *extra = mp_function_extra_get(vm, self);
    if (extra != NULL) {
        mp_gc_store(vm, &extra->dict, value);
    }
    return extra != NULL;
}

static mp_value function_doc(mp_vm *vm, mp_value self) {
    (void)vm;
    const mp_function_extra *extra = mp_function_extra_find(self);
    mp_value doc = extra != NULL && mp_is_value(extra->dict) ? mp_dict_find_name(extra->dict, MP_NAME(__doc__))
                                                             : MP_UNBOUND;
    return mp_is_value(doc) ? doc : mp_code_doc(mp_function_get(self)->code);
}

static bool function_set_doc(mp_vm *vm, mp_value self, mp_value value) {
    mp_value dict = function_dict(vm, self);
    return !mp_is_error(dict) && mp_dict_set(vm, dict, MP_NAME(__doc__), mp_is_value(value) ? value : MP_NONE);
}

static mp_value function_module(mp_vm *vm, mp_value self) {
    (void)vm;
    const mp_function_extra *extra = mp_function_extra_find(self);
    mp_value module = extra != NULL && mp_is_value(extra->dict)
                          ? mp_dict_find_name(extra->dict, MP_NAME(__module__))
                          : MP_UNBOUND;
    if (!mp_is_value(module)) {
        module = mp_dict_find_name(mp_function_get(self)->globals, MP_NAME(__name__));
    }
    return mp_is_value(module) ? module : MP_NONE;
}

static bool function_set_module(mp_vm *vm, mp_value self, mp_value value) {
    mp_value dict = function_dict(vm, self);
    return !mp_is_error(dict) && mp_dict_set(vm, dict, MP_NAME(__module__), mp_is_value(value) ? value : MP_NONE);
}

static mp_value function_code(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_function_get(self)->code;
}

static mp_value function_globals(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_function_get(self)->globals;
}

static mp_value function_closure(mp_vm *vm, mp_value self) {
    size_t count = mp_code_free_count(mp_function_get(self)->code);
    return count == 0 ? MP_NONE : mp_tuple_new(vm, count, mp_function_get(self)->cells);
}

/* The cells for the code's free variables, given as a tuple or MP_NONE. */
static bool check_closure(mp_vm *vm, mp_value code, mp_value closure) {
    size_t want = mp_code_free_count(code);
    if (mp_is_none(closure) ? want > 0 : !mp_tuple_is(closure)) {
        return mp_fail(vm, &mp_type_TypeError, "arg 5 (closure) must be %stuple", want > 0 ? "" : "None or ");
    }
    size_t count = mp_is_none(closure) ? 0 : mp_tuple_get(closure)->count;
    if (count != want) {
        return mp_fail(vm, &mp_type_ValueError, "%U requires closure of length %zu, not %zu", mp_code_name(code), want,
                       count);
    }
    for (size_t i = 0; i < count; i++) {
        mp_value cell = mp_tuple_get(closure)->items[i];
        if (!mp_is_exact(cell, &mp_type_cell)) {
            return mp_fail(vm, &mp_type_TypeError, "arg 5 (closure) expected cell, found %T", cell);
        }
    }
    return true;
}

static bool check_parts(mp_vm *vm, const mp_value *v) {
    if (!mp_is_exact(v[0], &mp_type_code)) {
        return mp_fail(vm, &mp_type_TypeError, "function() argument 'code' must be code, not %A", v[0]);
    }
    if (!mp_dict_is(v[1])) {
        return mp_fail(vm, &mp_type_TypeError, "function() argument 'globals' must be dict, not %A", v[1]);
    }
    if (!mp_is_none(v[2]) && !mp_str_is(v[2])) {
        return mp_fail(vm, &mp_type_TypeError, "arg 3 (name) must be None or string");
    }
    if (!mp_is_none(v[3]) && !mp_tuple_is(v[3])) {
        return mp_fail(vm, &mp_type_TypeError, "arg 4 (defaults) must be None or tuple");
    }
    return check_closure(vm, v[0], v[4]);
}

/* function(code, globals, name=None, argdefs=None, closure=None) */
static mp_value function_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(code, 0), MP_PARAM(globals, 0), MP_PARAM(name, MP_PARAM_OPTIONAL),
                                      MP_PARAM(argdefs, MP_PARAM_OPTIONAL), MP_PARAM(closure, MP_PARAM_OPTIONAL)};
    (void)type;
    mp_value v[MP_COUNT_OF(params)];
    if (!mp_args_bind(vm, "function", params, MP_COUNT_OF(params), argc, args, kw, v)) {
        return MP_ERROR;
    }
    for (size_t i = 2; i < MP_COUNT_OF(v); i++) {
        v[i] = mp_is_value(v[i]) ? v[i] : MP_NONE;
    }
    if (!check_parts(vm, v)) {
        return MP_ERROR;
    }
    size_t count = mp_code_free_count(v[0]);
    mp_function *f = mp_gc_new(vm, &mp_type_function, sizeof *f + count * sizeof(mp_value));
    if (f == NULL) {
        return MP_ERROR;
    }
    mp_dict_get_ptr(v[1])->count_flags |= MP_DICT_NAMESPACE;
    mp_gc_store(vm, &f->code, v[0]);
    mp_gc_store(vm, &f->globals, v[1]);
    f->extra = MP_UNBOUND;
    for (size_t i = 0; i < count; i++) {
        mp_gc_store(vm, &f->cells[i], mp_tuple_get(v[4])->items[i]);
    }
    mp_value function = mp_from_pointer(f);
    return (mp_is_none(v[2]) || function_set_name(vm, function, v[2])) &&
                   (mp_is_none(v[3]) || function_set_defaults(vm, function, v[3]))
               ? function
               : MP_ERROR;
}

static mp_value function_repr(mp_vm *vm, mp_value self) {
    mp_value name = function_qualname(vm, self);
    return mp_is_error(name) ? MP_ERROR
                             : mp_str_new_format(vm, "<function %U at 0x%zx>", name, (size_t)self.bits);
}

static mp_value function_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    return vm->hooks->call_function(vm, self, argc, args, kw.count, kw.names);
}

static mp_value function_getattr(mp_vm *vm, mp_value self, mp_value name) {
    const mp_function_extra *extra = mp_function_extra_find(self);
    return extra != NULL && mp_is_value(extra->dict) ? mp_dict_find(vm, extra->dict, name) : MP_UNBOUND;
}

static bool function_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled) {
    mp_value dict = function_dict(vm, self);
    if (mp_is_error(dict)) {
        return false;
    }
    *handled = true;
    return mp_is_value(value) ? mp_dict_set(vm, dict, name, value) : mp_dict_remove(vm, dict, name, handled);
}

static mp_value function_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    return mp_is_value(instance) ? mp_method_new(vm, self, instance) : self;
}

static bool function_dir(mp_vm *vm, mp_value self, mp_value list) {
    const mp_function_extra *extra = mp_function_extra_find(self);
    return extra == NULL || !mp_is_value(extra->dict) || mp_list_extend(vm, list, extra->dict);
}

static mp_value function_type_params(mp_vm *vm, mp_value self) {
    (void)vm;
    const mp_function_extra *extra = mp_function_extra_find(self);
    return extra != NULL && mp_is_value(extra->type_parameters) ? extra->type_parameters : MP_EMPTY_TUPLE;
}

static bool function_set_type_params(mp_vm *vm, mp_value self, mp_value value) {
    if (!mp_is_value(value) || !mp_tuple_is(value)) {
        return mp_fail(vm, &mp_type_TypeError, "__type_params__ must be set to a tuple");
    }
    mp_function_extra *extra = mp_function_extra_get(vm, self);
    if (extra != NULL) {
        mp_gc_store(vm, &extra->type_parameters, value);
    }
    return extra != NULL;
}

static const mp_native function_rows[] = {
    MP_GETSET(__name__, function_name, function_set_name),
    MP_GETSET(__qualname__, function_qualname, function_set_qualname),
    MP_GETSET(__defaults__, function_defaults, function_set_defaults),
    MP_GETSET(__kwdefaults__, function_kwdefaults, function_set_kwdefaults),
    MP_GETSET(__annotations__, function_annotations, function_set_annotations),
    MP_GETSET(__type_params__, function_type_params, function_set_type_params),
    MP_GETSET(__doc__, function_doc, function_set_doc),
    MP_GETSET(__module__, function_module, function_set_module),
    MP_GETSET(__dict__, function_dict, function_set_dict),
    MP_GETTER(__code__, function_code),
    MP_GETTER(__globals__, function_globals),
    MP_GETTER(__closure__, function_closure),
};

MP_OPS(function_ops, (trace, function_trace), (make, function_make), (call, function_call), (repr, function_repr),
    (getattr, function_getattr), (setattr, function_setattr), (descr_get, function_descr_get), (dir, function_dir));
MP_TYPE(mp_type_function, function, &mp_type_object, sizeof(mp_function), function_ops, function_rows, MP_TYPE_FINAL);

MP_OPS(extra_ops, (trace, extra_trace));
MP_TYPE_PLAIN(mp_type_function_extra, function_extra, &mp_type_object, sizeof(mp_function_extra), extra_ops,
              MP_TYPE_FINAL);

/* ---- bound methods ---- */

mp_value mp_method_new(mp_vm *vm, mp_value function, mp_value self) {
    mp_method *m = mp_gc_new(vm, mp_is_native_row(function) ? &mp_type_builtin_method : &mp_type_method, sizeof *m);
    if (m == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &m->function, function);
    mp_gc_store(vm, &m->self, self);
    return mp_from_pointer(m);
}

static mp_value method_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    (void)type;
    if (!mp_args_no_kw(vm, "method", kw) || !mp_args_count(vm, "method", argc, 2, 2)) {
        return MP_ERROR;
    }
    if (!mp_is_callable(vm, args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "first argument must be callable");
    }
    if (mp_is_none(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "instance must not be None");
    }
    return mp_method_new(vm, args[0], args[1]);
}

static void method_trace(mp_tracer *tracer, void *self) {
    mp_method *m = self;
    mp_trace_slot(tracer, &m->function);
    mp_trace_slot(tracer, &m->self);
}

static mp_method *method_get(mp_value v) { return (mp_method *)mp_pointer(v); }

/* self goes in front of the arguments; few arguments are copied on the C stack. */
static mp_value method_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value few[8];
    size_t total = argc + kw.count + 1;
    mp_value *all = total <= MP_COUNT_OF(few) ? few : mp_gc_array_new(vm, total, sizeof *all);
    if (all == NULL) {
        return MP_ERROR;
    }
    all[0] = method_get(self)->self;
    if (total > 1) {
        memcpy(all + 1, args, (total - 1) * sizeof *all);
    }
    mp_value result = mp_call_kw(vm, method_get(self)->function, argc + 1, all, kw);
    if (all != few) {
        mp_gc_free(vm, all);
    }
    return result;
}

static mp_value method_repr(mp_vm *vm, mp_value self) {
    mp_value name = mp_getattr_find(vm, method_get(self)->function, MP_NAME(__qualname__));
    if (mp_is_error(name)) {
        return MP_ERROR;
    }
    name = mp_is_value(name) ? name : MP_NAME(not_found_);
    return mp_str_new_format(vm, "<bound method %U of %R>", name, method_get(self)->self);
}

static mp_value builtin_method_repr(mp_vm *vm, mp_value self) {
    const mp_native *row = (const mp_native *)mp_pointer(method_get(self)->function);
    const char *name = mp_str_data(mp_native_name(row));
    if (name[0] == '_' && name[1] == '_') {
        return mp_str_new_format(vm, "<method-wrapper '%U' of %T object at 0x%zx>", mp_native_name(row), method_get(self)->self,
                                 (size_t)method_get(self)->self.bits);
    }
    return mp_str_new_format(vm, "<built-in method %U of %T object at 0x%zx>", mp_native_name(row), method_get(self)->self,
                             (size_t)method_get(self)->self.bits);
}

static bool method_hash(mp_vm *vm, mp_value self, mp_hash *out) {
    mp_hash a, b;
    if (!mp_hash_of(vm, method_get(self)->function, &a) || !mp_identity_hash(vm, method_get(self)->self, &b)) {
        return false;
    }
    *out = a * 31 + b;
    return true;
}

static mp_value method_compare(mp_vm *vm, mp_compare_op op, mp_value self, mp_value other) {
    (void)vm;
    if ((op != MP_EQ && op != MP_NE) || !mp_is_pointer(other) ||
        mp_pointer(other)->head != mp_pointer(self)->head) {
        return MP_NOT_IMPLEMENTED;
    }
    const mp_method *a = method_get(self), *b = method_get(other);
    bool equal = mp_same(a->function, b->function) && mp_same(a->self, b->self);
    return mp_from_bool(equal == (op == MP_EQ));
}

static mp_value method___self__(mp_vm *vm, mp_value self) {
    (void)vm;
    return method_get(self)->self;
}

static mp_value method___func__(mp_vm *vm, mp_value self) {
    (void)vm;
    return method_get(self)->function;
}

/* A bound method shows the attributes of its function. */
/* Attributes of the function, but for the operations: these are the method's own. */
static mp_value method_getattr(mp_vm *vm, mp_value self, mp_value name) {
    mp_value own = mp_type_find(vm, mp_type_of(self), name);
    if (mp_is_value(own) && mp_is_slot_row(own)) {
        return MP_UNBOUND;
    }
    return mp_getattr_find(vm, method_get(self)->function, name);
}

static const mp_native method_rows[] = {
    MP_GETTER(__self__, method___self__),
    MP_GETTER(__func__, method___func__),
};

MP_OPS(method_ops, (trace, method_trace), (make, method_make), (call, method_call), (repr, method_repr),
    (hash, method_hash), (compare, method_compare), (getattr, method_getattr));
MP_TYPE(mp_type_method, method, &mp_type_object, sizeof(mp_method), method_ops, method_rows, MP_TYPE_FINAL);

MP_OPS(builtin_method_ops, (trace, method_trace), (call, method_call), (repr, builtin_method_repr), (hash, method_hash),
    (compare, method_compare), (getattr, method_getattr));
MP_TYPE(mp_type_builtin_method, builtin_function_or_method, &mp_type_object, sizeof(mp_method), builtin_method_ops,
        method_rows, MP_TYPE_FINAL);

/* ---- special methods of built-in types, reached through the type: the row and the type ---- */

mp_value mp_slot_wrapper_new(mp_vm *vm, mp_value row, const mp_type *owner) {
    mp_value wrapper = mp_method_new(vm, row, mp_type_value(owner));
    if (!mp_is_error(wrapper)) {
        method_get(wrapper)->object.head = (const mp_head *)&mp_type_slot_wrapper;
    }
    return wrapper;
}

static mp_value wrapper_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    const mp_type *owner = mp_as_type(method_get(self)->self);
    mp_value row = method_get(self)->function;
    if (argc == 0 || !mp_type_is_subtype(mp_type_of(args[0]), owner)) {
        mp_value name = mp_native_name((const mp_native *)mp_pointer(row));
        return argc == 0 ? mp_raise(vm, &mp_type_TypeError, "descriptor '%U' of '%N' object needs an argument", name, owner)
                         : mp_raise(vm, &mp_type_TypeError, "descriptor '%U' requires a '%N' object but received a '%T'",
                                    name, owner, args[0]);
    }
    return mp_call_kw(vm, row, argc, args, kw);
}

static mp_value wrapper_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "<slot wrapper '%U' of '%N' objects>",
                             mp_native_name((const mp_native *)mp_pointer(method_get(self)->function)),
                             mp_as_type(method_get(self)->self));
}

static mp_value wrapper_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    return mp_is_value(instance) ? mp_method_new(vm, method_get(self)->function, instance) : self;
}

static const mp_native wrapper_rows[] = {MP_GETTER(__objclass__, method___self__)};

MP_OPS(wrapper_ops, (trace, method_trace), (call, wrapper_call), (repr, wrapper_repr), (hash, method_hash),
    (compare, method_compare), (getattr, method_getattr), (descr_get, wrapper_descr_get));
MP_TYPE(mp_type_slot_wrapper, wrapper_descriptor, &mp_type_object, sizeof(mp_method), wrapper_ops, wrapper_rows,
        MP_TYPE_FINAL);

/* ---- cells ---- */

mp_value mp_cell_new(mp_vm *vm, mp_value value) {
    mp_cell *cell = mp_gc_new(vm, &mp_type_cell, sizeof *cell);
    if (cell == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &cell->value, value);
    return mp_from_pointer(cell);
}

static mp_value cell_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    (void)type;
    return mp_args_no_kw(vm, "cell", kw) && mp_args_count(vm, "cell", argc, 0, 1)
               ? mp_cell_new(vm, argc > 0 ? args[0] : MP_UNBOUND)
               : MP_ERROR;
}

static void cell_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_cell *)self)->value); }

static mp_value cell_contents(mp_vm *vm, mp_value self) {
    mp_value v = ((mp_cell *)mp_pointer(self))->value;
    return mp_is_value(v) ? v : mp_raise(vm, &mp_type_ValueError, "Cell is empty");
}

static bool cell_set_contents(mp_vm *vm, mp_value self, mp_value value) {
    mp_gc_store(vm, &((mp_cell *)mp_pointer(self))->value, value);
    return true;
}

static const mp_native cell_rows[] = {MP_GETSET(cell_contents, cell_contents, cell_set_contents)};
MP_OPS(cell_ops, (trace, cell_trace), (make, cell_make));
MP_TYPE(mp_type_cell, cell, &mp_type_object, sizeof(mp_cell), cell_ops, cell_rows, MP_TYPE_FINAL);
