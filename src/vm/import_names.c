/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. from … import: names, submodules and * of a module that is loaded.
 */
#include "objects/dict.h"
#include "objects/exception_all.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/import.h"
#include "vm/import_private.h"

mp_value mp_import_attribute(mp_vm *vm, mp_value module, mp_value name) {
    mp_value v = mp_getattr_find(vm, module, name);
    return mp_is_error(v) && mp_exception_catch(vm, &mp_type_AttributeError) ? MP_UNBOUND : v;
}

/* The module's attribute if it is a str, else the fallback. */
static mp_value text_attribute(mp_vm *vm, mp_value module, mp_value name, mp_value fallback) {
    mp_value v = mp_import_attribute(vm, module, name);
    return mp_is_error(v) || (mp_is_value(v) && mp_str_is(v)) ? v : fallback;
}

/* ---- submodules ---- */

/* Imports package.name unless the package has the name already. That there is no such module is no error. */
static bool load_submodule(mp_vm *vm, mp_value module, mp_value package, mp_value name) {
    mp_value v = mp_import_attribute(vm, module, name);
    if (!mp_is_unbound(v)) {
        return !mp_is_error(v);
    }
    mp_value full = mp_str_new_format(vm, "%U.%U", package, name);
    if (mp_is_error(full)) {
        return false;
    }
    if (!mp_is_error(mp_import_absolute(vm, full))) {
        return true;
    }
    mp_value missing = mp_exception_matches(vm, &mp_type_ModuleNotFoundError)
                           ? mp_exception_attribute(vm->pending, MP_NAME(name))
                           : MP_UNBOUND;
    if (!mp_is_value(missing) || !mp_str_is(missing) || !mp_str_equal(missing, full)) {
        return false;
    }
    (void)mp_exception_take(vm);
    return true;
}

/* The submodules that the package's __all__ names. */
static bool load_all(mp_vm *vm, mp_value module, mp_value package) {
    mp_value all = mp_import_attribute(vm, module, MP_NAME(__all__));
    if (!mp_is_value(all)) {
        return mp_is_unbound(all);
    }
    mp_value names = mp_tuple_from(vm, all);
    if (mp_is_error(names)) {
        return false;
    }
    for (size_t i = 0; i < mp_tuple_get(names)->count; i++) {
        mp_value name = mp_tuple_get(names)->items[i];
        if (!mp_str_is(name)) {
            return mp_fail(vm, &mp_type_TypeError, "Item in %U.__all__ must be str, not %T", package, name);
        }
        if (!load_submodule(vm, module, package, name)) {
            return false;
        }
    }
    return true;
}

bool mp_import_submodules(mp_vm *vm, mp_value module, mp_value package, mp_value names) {
    mp_value path = mp_import_attribute(vm, module, MP_NAME(__path__));
    if (!mp_is_value(path)) {
        return mp_is_unbound(path);
    }
    for (size_t i = 0; i < mp_tuple_get(names)->count; i++) {
        mp_value name = mp_tuple_get(names)->items[i];
        if (!mp_str_is(name)) {
            return mp_fail(vm, &mp_type_TypeError, "Item in ``from list'' must be str, not %T", name);
        }
        bool star = mp_str_equal(name, MP_NAME(star_));
        if (!(star ? load_all(vm, module, package) : load_submodule(vm, module, package, name))) {
            return false;
        }
    }
    return true;
}

/* ---- names ---- */

static bool is_being_imported(mp_vm *vm, mp_value module) {
    for (const mp_import_link *link = vm->import_links; link != NULL; link = link->outer) {
        if (mp_same(link->module, module)) {
            return true;
        }
    }
    return false;
}

static MP_COLD mp_value cannot_import(mp_vm *vm, mp_value module, mp_value name) {
    mp_value path = text_attribute(vm, module, MP_NAME(__file__), MP_UNBOUND);
    mp_value module_name = mp_is_error(path) ? MP_ERROR : text_attribute(vm, module, MP_NAME(__name__), MP_UNBOUND);
    if (mp_is_error(module_name)) {
        return MP_ERROR;
    }
    mp_value shown = mp_is_value(module_name) ? mp_repr(vm, module_name)
                                              : mp_str_new_text(vm, "'<unknown module name>'");
    mp_value place = mp_is_value(path) ? path : mp_str_new_text(vm, "unknown location");
    if (mp_is_error(shown) || mp_is_error(place)) {
        return MP_ERROR;
    }
    bool partial = is_being_imported(vm, module);
    mp_value message = mp_str_new_format(
        vm, partial ? "cannot import name %R from partially initialized module %U (most likely due to a circular "
                      "import) (%U)"
                    : "cannot import name %R from %U (%U)",
        name, shown, place);
    mp_import_error(vm, &mp_type_ImportError, mp_is_value(module_name) ? module_name : MP_NONE, message);
    if (mp_is_value(path) && mp_exception_matches(vm, &mp_type_ImportError)) {
        mp_value exception = mp_exception_take(vm);
        if (mp_exception_attribute_set(vm, exception, MP_NAME(path), path)) {
            vm->pending = exception;
        }
    }
    return MP_ERROR;
}

mp_value mp_import_from(mp_vm *vm, mp_value module, mp_value name) {
    mp_value v = mp_import_attribute(vm, module, name);
    if (!mp_is_unbound(v)) {
        return v;
    }
    /* a submodule that is being imported is not yet an attribute of its package */
    mp_value module_name = text_attribute(vm, module, MP_NAME(__name__), MP_UNBOUND);
    mp_value full = mp_is_value(module_name) ? mp_str_new_format(vm, "%U.%U", module_name, name) : module_name;
    v = mp_is_value(full) ? mp_dict_find(vm, vm->modules, full) : full;
    return mp_is_unbound(v) ? cannot_import(vm, module, name) : v;
}

/* ---- star ---- */

/* The names a module without __all__ exports, a list; private ones are not yet left out. */
static mp_value all_names(mp_vm *vm, mp_value module) {
    if (mp_is_exact(module, &mp_type_module)) {
        mp_value list = mp_list_new(vm, 0, NULL);
        return !mp_is_error(list) && MP_OP(mp_type_module.ops, dir)(vm, module, list) ? list : MP_ERROR;
    }
    mp_value dict = mp_import_attribute(vm, module, MP_NAME(__dict__));
    if (mp_is_unbound(dict)) {
        return mp_raise(vm, &mp_type_ImportError, "from-import-* object has no __dict__ and no __all__");
    }
    return mp_is_error(dict) ? MP_ERROR : mp_list_from(vm, dict);
}

static bool name_error(mp_vm *vm, mp_value module, mp_value name, bool in_all) {
    mp_value shown = text_attribute(vm, module, MP_NAME(__name__), MP_NAME(not_found_));
    return !mp_is_error(shown) && mp_fail(vm, &mp_type_TypeError, "%s in %U.%s must be str, not %T",
                                          in_all ? "Item" : "Key", shown, in_all ? "__all__" : "__dict__", name);
}

bool mp_import_star(mp_vm *vm, mp_value module, mp_value names) {
    mp_value all = mp_import_attribute(vm, module, MP_NAME(__all__));
    bool in_all = mp_is_value(all);
    mp_value list = in_all ? mp_list_from(vm, all) : mp_is_unbound(all) ? all_names(vm, module) : MP_ERROR;
    if (mp_is_error(list)) {
        return false;
    }
    for (size_t i = 0; i < mp_list_get(list)->count; i++) {
        mp_value name = mp_list_get(list)->items[i];
        if (!mp_str_is(name)) {
            return name_error(vm, module, name, in_all);
        }
        if (!in_all && mp_str_data(name)[0] == '_') {
            continue;
        }
        name = mp_str_intern_value(vm, name);
        mp_value v = mp_is_error(name) ? MP_ERROR : mp_getattr(vm, module, name);
        if (mp_is_error(v) || !mp_setitem(vm, names, name, v)) {
            return false;
        }
    }
    return true;
}
