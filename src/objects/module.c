/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Module objects. See module.h.
 *
 * Order of look-up: what was set on the module (its dict), then the rows of its constant table.
 */
#include "objects/module.h"

#include "gc/vm.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"

static mp_module *module_get(mp_value v) { return (mp_module *)mp_pointer(v); }

mp_value mp_module_new(mp_vm *vm, mp_value name, const mp_module_def *def) {
    mp_module *module = mp_gc_new(vm, &mp_type_module, sizeof *module);
    if (module == NULL) {
        return MP_ERROR;
    }
    module->dict = MP_UNBOUND;
    module->def = def;
    mp_value value = mp_from_pointer(module);
    if (def != NULL) {
        return value;
    }
    mp_value dict = mp_module_dict(vm, value);
    if (mp_is_error(dict) || !mp_dict_set(vm, dict, MP_NAME(__name__), name)) {
        return MP_ERROR;
    }
    return value;
}

mp_value mp_module_dict(mp_vm *vm, mp_value module) {
    if (!mp_is_value(module_get(module)->dict)) {
        mp_value dict = mp_dict_new(vm);
        if (mp_is_error(dict)) {
            return MP_ERROR;
        }
        mp_dict_get_ptr(dict)->count_flags |= MP_DICT_NAMESPACE;
        mp_gc_store(vm, &module_get(module)->dict, dict);
    }
    return module_get(module)->dict;
}

const mp_module_def *mp_module_def_find(mp_vm *vm, mp_value name) {
    for (const mp_module_def *const *def = vm->module_defs; def != NULL && *def != NULL; def++) {
        if (mp_str_equal((*def)->name, name)) {
            return *def;
        }
    }
    return NULL;
}

/* The row shows the type, and not as another name for a type of builtins, as those of module types do. */
static bool shows_own_type(const mp_module_def *def, const mp_native *row, const mp_type *type) {
    if (row->object.head != (const mp_head *)&mp_type_constant_row || row->u.constant != (const void *)type) {
        return false;
    }
    return !mp_same(def->name, MP_NAME(types)) ||
           (mp_same(mp_native_name(row), type->name) && type != &mp_type_none && type != &mp_type_not_implemented);
}

mp_value mp_module_of_type(mp_vm *vm, const mp_type *type) {
    for (const mp_module_def *const *def = vm->module_defs; def != NULL && *def != NULL; def++) {
        for (size_t i = 0; i < (*def)->row_count; i++) {
            if (shows_own_type(*def, &(*def)->rows[i], type)) {
                return (*def)->name;
            }
        }
    }
    return MP_NAME(builtins);
}

static mp_value row_value(mp_vm *vm, const mp_native *row, mp_value module) {
    if (row->object.head == (const mp_head *)&mp_type_constant_row) {
        return (mp_value){row->u.bits};
    }
    if (row->object.head == (const mp_head *)&mp_type_getset_descriptor) {
        return mp_native_get(vm, row, module);
    }
    return mp_from_pointer(row);
}

/* The row of that name; module builtins has a second table. */
static const mp_native *module_row(const mp_module_def *def, mp_value name) {
    const mp_native *row = mp_native_find(def->rows, def->row_count, name);
    if (row == NULL && mp_same(def->name, MP_NAME(builtins))) {
        row = mp_native_find(mp_builtins_vm_rows, mp_builtins_vm_row_count, name);
    }
    return row;
}

mp_value mp_module_row_get(mp_vm *vm, mp_value module, mp_value name) {
    const mp_module_def *def = module_get(module)->def;
    const mp_native *row = def == NULL ? NULL : module_row(def, name);
    return row != NULL ? row_value(vm, row, module) : MP_UNBOUND;
}

mp_value mp_builtin_find(mp_vm *vm, mp_value name) {
    if (mp_is_value(vm->builtins)) {
        mp_value v = mp_dict_find_name(vm->builtins, name);
        if (mp_is_value(v)) {
            return v;
        }
    }
    const mp_module_def *def = mp_module_def_find(vm, MP_NAME(builtins));
    const mp_native *row = def == NULL ? NULL : module_row(def, name);
    return row != NULL ? row_value(vm, row, MP_NONE) : MP_UNBOUND;
}

mp_value mp_builtin_hook(mp_vm *vm, mp_value name) {
    mp_value v = mp_is_value(vm->builtins) ? mp_dict_find_name(vm->builtins, name) : MP_UNBOUND;
    return mp_is_value(v) && mp_is_exact(v, &mp_type_builtin_function) ? MP_UNBOUND : v;
}

mp_value mp_sys_hook(mp_vm *vm, mp_value name) {
    mp_value sys = mp_is_value(vm->modules) ? mp_dict_find_name(vm->modules, MP_NAME(sys)) : MP_UNBOUND;
    bool set = mp_is_value(sys) && mp_is_exact(sys, &mp_type_module) && mp_is_value(module_get(sys)->dict);
    return set ? mp_dict_find_name(module_get(sys)->dict, name) : MP_UNBOUND;
}

/* ---- the type ---- */

static void module_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((mp_module *)self)->dict); }

static mp_value module_getattr(mp_vm *vm, mp_value self, mp_value name) {
    const mp_module *module = module_get(self);
    mp_value v = mp_is_value(module->dict) ? mp_dict_find_name(module->dict, name) : MP_UNBOUND;
    if (mp_is_value(v)) {
        return v;
    }
    v = mp_module_row_get(vm, self, name);
    if (!mp_is_unbound(v)) {
        return v;
    }
    if (mp_same(name, MP_NAME(__name__)) && module->def != NULL) {
        return module->def->name;
    }
    if (mp_same(name, MP_NAME(__annotations__))) { /* a module that has none gets an empty dict */
        v = mp_dict_new(vm);
        return !mp_is_error(v) && mp_setattr(vm, self, name, v) ? v : MP_ERROR;
    }
    /* a module's own __getattr__ is asked last, but not for the dunder names that everything has */
    mp_value f = mp_is_value(module->dict) ? mp_dict_find_name(module->dict, MP_NAME(__getattr__)) : MP_UNBOUND;
    if (mp_is_value(f) && mp_is_unbound(mp_type_find(vm, &mp_type_object, name))) {
        return mp_call(vm, f, 1, &name);
    }
    return MP_UNBOUND;
}

static bool module_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled) {
    const mp_module_def *def = module_get(self)->def;
    const mp_native *row = def == NULL ? NULL : module_row(def, name);
    *handled = true;
    if (row != NULL && row->settable) {
        return row->u.accessors->set(vm, self, value);
    }
    mp_value dict = mp_module_dict(vm, self);
    if (mp_is_error(dict)) {
        return false;
    }
    if (def != NULL && mp_same(def->name, MP_NAME(builtins))) {
        vm->builtins = dict;
    }
    vm->names_version++; /* a builtin may have changed */
    return mp_is_value(value) ? mp_dict_set(vm, dict, name, value) : mp_dict_remove(vm, dict, name, handled);
}

static mp_value module_repr(mp_vm *vm, mp_value self) {
    mp_value name = module_getattr(vm, self, MP_NAME(__name__));
    mp_value file = module_getattr(vm, self, MP_NAME(__file__));
    name = mp_is_value(name) && mp_str_is(name) ? name : MP_NAME(not_found_);
    if (mp_is_value(file) && mp_str_is(file)) {
        return mp_str_new_format(vm, "<module '%U' from %R>", name, file);
    }
    return mp_str_new_format(vm, module_get(self)->def != NULL ? "<module '%U' (built-in)>" : "<module '%U'>", name);
}

static bool add_names(mp_vm *vm, mp_value list, const mp_native *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!mp_list_append(vm, list, mp_native_name(&rows[i]))) {
            return false;
        }
    }
    return true;
}

static bool module_dir(mp_vm *vm, mp_value self, mp_value list) {
    const mp_module *module = module_get(self);
    if (module->def != NULL && !add_names(vm, list, module->def->rows, module->def->row_count)) {
        return false;
    }
    if (module->def != NULL && mp_same(module->def->name, MP_NAME(builtins)) &&
        !add_names(vm, list, mp_builtins_vm_rows, mp_builtins_vm_row_count)) {
        return false;
    }
    return !mp_is_value(module->dict) || mp_list_extend(vm, list, module->dict);
}

/* Puts what rows of a built-in module show into its dict, but for what is kept elsewhere when it is set. */
static bool fill_dict(mp_vm *vm, mp_value module, mp_value dict, const mp_native *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        mp_value name = mp_native_name(&rows[i]);
        if (rows[i].settable || mp_is_value(mp_dict_find_name(dict, name))) {
            continue;
        }
        mp_value v = row_value(vm, &rows[i], module);
        if (mp_is_error(v) || !mp_dict_set(vm, dict, name, v)) {
            return false;
        }
    }
    return true;
}

static mp_value module___dict__(mp_vm *vm, mp_value self) {
    const mp_module_def *def = module_get(self)->def;
    mp_value dict = mp_module_dict(vm, self);
    if (mp_is_error(dict) || def == NULL) {
        return dict;
    }
    vm->names_version++;
    if (mp_same(def->name, MP_NAME(builtins))) {
        vm->builtins = dict;
        if (!fill_dict(vm, self, dict, mp_builtins_vm_rows, mp_builtins_vm_row_count)) {
            return MP_ERROR;
        }
    }
    bool named = mp_is_value(mp_dict_find_name(dict, MP_NAME(__name__)));
    return (named || mp_dict_set(vm, dict, MP_NAME(__name__), def->name)) &&
                   fill_dict(vm, self, dict, def->rows, def->row_count)
               ? dict
               : MP_ERROR;
}

/* module(name[, doc]) */
static mp_value module_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(name, 0), MP_PARAM(doc, MP_PARAM_OPTIONAL)};
    mp_value parts[2];
    (void)type;
    if (!mp_args_bind(vm, "module", params, 2, argc, args, kw, parts)) {
        return MP_ERROR;
    }
    if (!mp_str_is(parts[0])) {
        return mp_raise(vm, &mp_type_TypeError, "module() argument 'name' must be str, not %T", parts[0]);
    }
    mp_value module = mp_module_new(vm, parts[0], NULL);
    mp_value doc = mp_is_value(parts[1]) ? parts[1] : MP_NONE;
    return mp_is_error(module) || !mp_setattr(vm, module, MP_NAME(__doc__), doc) ? MP_ERROR : module;
}

static const mp_native module_rows[] = {MP_GETTER(__dict__, module___dict__)};

MP_OPS(module_ops, (make, module_make), (trace, module_trace), (repr, module_repr), (getattr, module_getattr),
    (setattr, module_setattr), (dir, module_dir));
MP_TYPE(mp_type_module, module, &mp_type_object, sizeof(mp_module), module_ops, module_rows, MP_TYPE_FINAL);
