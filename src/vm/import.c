/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The import system: sys.modules, built-in modules, source files and packages on sys.path, relative names.
 * What happens inside one module that is there already (from … import) is in import_names.c.
 *
 * Invariants: a module is in sys.modules before its code runs, and is taken out again if that fails. The modules whose
 * code is running are a list on the C stack (vm->import_links), by which circular imports are told.
 */
#include "vm/import.h"

#include "objects/builder.h"
#include "objects/dict.h"
#include "objects/exception_all.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/import_private.h"

enum { MODE_FOLDER = 0x4000, MODE_FILE = 0x8000 };

/* ---- errors ---- */

mp_value mp_import_error(mp_vm *vm, const mp_type *type, mp_value name, mp_value message) {
    if (mp_is_error(message)) {
        return MP_ERROR;
    }
    mp_value exception = mp_exception_new(vm, type, 1, &message);
    if (mp_is_error(exception) || !mp_exception_attribute_set(vm, exception, MP_NAME(name), name)) {
        return MP_ERROR;
    }
    return mp_exception_pend(vm, exception);
}

static mp_value not_found(mp_vm *vm, mp_value name) {
    return mp_import_error(vm, &mp_type_ModuleNotFoundError, name,
                           mp_str_new_format(vm, "No module named %R", name));
}

/* ---- finding ---- */

/* What kind of thing is at the path: its mode bits, 0 if there is nothing. */
static uint32_t path_mode(mp_vm *vm, mp_value path) {
    const mp_hal_files *files = vm->hal->files;
    mp_file_stat st = {0};
    bool usable = files != NULL && files->stat != NULL && strlen(mp_str_data(path)) == mp_str_size(path);
    return usable && files->stat(vm->hal->context, mp_str_data(path), &st) == 0 ? st.mode : 0;
}

/* folder + "/" + name + suffix */
static mp_value path_join(mp_vm *vm, mp_value folder, const char *name, size_t size, const char *suffix) {
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_str(&b, folder);
    if (mp_str_size(folder) > 0 && mp_str_data(folder)[mp_str_size(folder) - 1] != '/') {
        mp_builder_append_byte(&b, '/');
    }
    mp_builder_append(&b, name, size);
    mp_builder_append_text(&b, suffix);
    return mp_builder_str(&b);
}

static bool add_folder(mp_vm *vm, mp_module_place *place, mp_value folder) {
    if (mp_is_unbound(place->folders)) {
        place->folders = mp_list_new(vm, 1, &folder);
        return !mp_is_error(place->folders);
    }
    return mp_list_append(vm, place->folders, folder);
}

/* Looks for the module in one folder: a package, or else a file. A folder without __init__.py is noted: it counts as a
 * package, together with others of the name, if nothing better comes. */
static bool find_in_folder(mp_vm *vm, mp_value folder, const char *name, size_t size, mp_module_place *place) {
    mp_value inner = path_join(vm, folder, name, size, "");
    if (mp_is_error(inner)) {
        return false;
    }
    bool is_folder = path_mode(vm, inner) & MODE_FOLDER;
    mp_value file = is_folder ? path_join(vm, inner, "__init__", 8, ".py") : MP_UNBOUND;
    if (mp_is_error(file)) {
        return false;
    }
    if (is_folder && path_mode(vm, file) & MODE_FILE) {
        place->file = file;
        place->folders = MP_UNBOUND;
        return add_folder(vm, place, inner);
    }
    file = path_join(vm, folder, name, size, ".py");
    if (mp_is_error(file)) {
        return false;
    }
    if (path_mode(vm, file) & MODE_FILE) {
        place->file = file;
        place->folders = MP_UNBOUND;
        return true;
    }
    return !is_folder || add_folder(vm, place, inner);
}

/* Searches the folders in the list (or other iterable) for the last part of the module's name. */
static bool find_in_path(mp_vm *vm, mp_value folders, mp_value name, size_t start, mp_module_place *place) {
    *place = (mp_module_place){NULL, MP_UNBOUND, MP_UNBOUND};
    size_t size = mp_str_size(name) - start;
    if (!mp_is_value(folders) || mp_is_none(folders) || size == 0 || vm->hal->files == NULL) {
        return true;
    }
    mp_value list = mp_list_is(folders) ? folders : mp_list_from(vm, folders);
    if (mp_is_error(list)) {
        return false;
    }
    for (size_t i = 0; i < mp_list_get(list)->count && mp_is_unbound(place->file); i++) {
        mp_value folder = mp_list_get(list)->items[i];
        if (mp_str_is(folder) && !find_in_folder(vm, folder, mp_str_data(name) + start, size, place)) {
            return false;
        }
    }
    return true;
}

/* Finds a module, given the package it is in (MP_UNBOUND: none). */
static bool find(mp_vm *vm, mp_value name, size_t start, mp_value parent, mp_module_place *place) {
    *place = (mp_module_place){mp_module_def_find(vm, name), MP_UNBOUND, MP_UNBOUND};
    if (place->def != NULL) {
        return true;
    }
    mp_value folders = vm->path;
    if (!mp_is_unbound(parent)) {
        folders = mp_import_attribute(vm, parent, MP_NAME(__path__));
        if (mp_is_unbound(folders)) {
            mp_value parent_name = mp_import_parent(vm, name);
            if (!mp_is_error(parent_name)) {
                mp_import_error(vm, &mp_type_ModuleNotFoundError, name,
                                mp_str_new_format(vm, "No module named %R; %R is not a package", name, parent_name));
                mp_exception_get(vm->pending)->flags |= MP_EXCEPTION_SUPPRESS_CONTEXT;
            }
            return false;
        }
    }
    if (mp_is_error(folders) || !find_in_path(vm, folders, name, start, place)) {
        return false;
    }
    if (mp_is_unbound(place->file) && mp_is_unbound(place->folders)) {
        not_found(vm, name);
        return false;
    }
    return true;
}

/* ---- loading ---- */

/* Takes the module out of sys.modules; the pending exception stays. */
static mp_value forget(mp_vm *vm, mp_value name) {
    mp_value exception = mp_exception_take(vm);
    bool found;
    if (!mp_dict_remove(vm, vm->modules, name, &found)) {
        (void)mp_exception_take(vm);
    }
    vm->pending = exception;
    return MP_ERROR;
}

mp_value mp_module_create(mp_vm *vm, mp_value name) {
    mp_value module = mp_module_new(vm, name, NULL);
    mp_value dict = mp_is_error(module) ? MP_ERROR : mp_module_dict(vm, module);
    if (mp_is_error(dict) || !mp_dict_set(vm, dict, MP_NAME(__doc__), MP_NONE) ||
        !mp_dict_set(vm, dict, MP_NAME(__package__), MP_NONE) || !mp_dict_set(vm, vm->modules, name, module)) {
        return MP_ERROR;
    }
    return module;
}

static mp_value load_builtin(mp_vm *vm, mp_value name, const mp_module_def *def) {
    mp_value module = mp_module_new(vm, def->name, def);
    if (mp_is_error(module) || !mp_dict_set(vm, vm->modules, name, module)) {
        return MP_ERROR;
    }
    return def->init == NULL || def->init(vm, module) ? module : forget(vm, name);
}

static bool set_place(mp_vm *vm, mp_value dict, mp_value name, const mp_module_place *place) {
    bool package = !mp_is_unbound(place->folders);
    mp_value package_name = package ? name : mp_import_parent(vm, name);
    return !mp_is_error(package_name) && mp_dict_set(vm, dict, MP_NAME(__package__), package_name) &&
           (mp_is_unbound(place->file) || mp_dict_set(vm, dict, MP_NAME(__file__), place->file)) &&
           (!package || mp_dict_set(vm, dict, MP_NAME(__path__), place->folders));
}

static mp_value load_source(mp_vm *vm, mp_value name, const mp_module_place *place) {
    mp_value code = MP_UNBOUND;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (!mp_is_unbound(place->file)) {
        if (vm->hooks->compile_file == NULL) {
            return not_found(vm, name);
        }
        code = vm->hooks->compile_file(vm, place->file);
    }
    mp_value module = mp_is_error(code) ? MP_ERROR : mp_module_create(vm, name);
    if (mp_is_error(module)) {
        return MP_ERROR;
    }
    mp_value dict = mp_module_dict(vm, module);
    if (mp_is_error(dict) || !set_place(vm, dict, name, place)) {
        return forget(vm, name);
    }
    if (!mp_is_unbound(code)) {
        mp_import_link link = {module, vm->import_links};
        vm->import_links = &link;
        mp_value result = mp_run_code(vm, code, dict, MP_UNBOUND);
        vm->import_links = link.outer;
        if (mp_is_error(result)) {
            return forget(vm, name);
        }
    }
    mp_value final = mp_dict_find_name(vm->modules, name); /* the code may have put something else there */
    return mp_is_value(final) ? final : module;
}

/* Loads a module that is not in sys.modules. `start` is where the last part of its name begins. */
static mp_value load(mp_vm *vm, mp_value name, size_t start, mp_value parent) {
    mp_module_place place;
    if (!find(vm, name, start, parent, &place)) {
        return MP_ERROR;
    }
    mp_value module = place.def != NULL ? load_builtin(vm, name, place.def) : load_source(vm, name, &place);
    if (mp_is_error(module) || mp_is_unbound(parent)) {
        return module;
    }
    mp_value last = mp_str_intern(vm, mp_str_data(name) + start, mp_str_size(name) - start);
    return !mp_is_error(last) && mp_setattr(vm, parent, last, module) ? module : MP_ERROR;
}

/* Where the part of a dotted name that starts at `start` ends. */
static size_t part_end(mp_value name, size_t start) {
    const char *dot = memchr(mp_str_data(name) + start, '.', mp_str_size(name) - start);
    return dot == NULL ? mp_str_size(name) : (size_t)(dot - mp_str_data(name));
}

/* Imports the modules along the first `size` bytes of a dotted name; gives the last one, and the first in *first (may
 * be NULL). */
static mp_value import_along(mp_vm *vm, mp_value name, size_t size, mp_value *first) {
    mp_value module = MP_UNBOUND;
    for (size_t start = 0, end; start <= size; start = end + 1) {
        end = part_end(name, start);
        mp_value prefix = end == mp_str_size(name) ? name : mp_str_intern(vm, mp_str_data(name), end);
        if (mp_is_error(prefix)) {
            return MP_ERROR;
        }
        mp_value found = mp_dict_find_name(vm->modules, prefix);
        if (mp_is_unbound(found)) {
            found = load(vm, prefix, start, module);
        }
        if (mp_is_error(found)) {
            return MP_ERROR;
        }
        if (mp_is_none(found)) {
            return mp_import_error(vm, &mp_type_ModuleNotFoundError, prefix,
                                   mp_str_new_format(vm, "import of %U halted; None in sys.modules", prefix));
        }
        module = found;
        if (start == 0 && first != NULL) {
            *first = module;
        }
    }
    return module;
}

mp_value mp_import_parent(mp_vm *vm, mp_value name) {
    size_t size = mp_str_size(name);
    while (size > 0 && mp_str_data(name)[size - 1] != '.') {
        size--;
    }
    return mp_str_intern(vm, mp_str_data(name), size > 0 ? size - 1 : 0);
}

bool mp_import_find(mp_vm *vm, mp_value name, mp_module_place *out) {
    mp_value parent = MP_UNBOUND;
    size_t start = mp_str_size(name);
    while (start > 0 && mp_str_data(name)[start - 1] != '.') {
        start--;
    }
    if (start > 0) {
        parent = import_along(vm, name, start - 1, NULL);
    }
    return !mp_is_error(parent) && find(vm, name, start, parent, out);
}

mp_value mp_import_absolute(mp_vm *vm, mp_value name) {
    name = mp_str_intern_value(vm, name);
    return mp_is_error(name) ? MP_ERROR : import_along(vm, name, mp_str_size(name), NULL);
}

/* ---- relative names ---- */

/* The package that code with these globals belongs to: "" if to none. */
static mp_value package_of(mp_vm *vm, mp_value globals) {
    bool usable = mp_is_value(globals) && mp_dict_is(globals);
    mp_value package = usable ? mp_dict_find_name(globals, MP_NAME(__package__)) : MP_UNBOUND;
    if (mp_is_value(package) && !mp_is_none(package)) {
        return mp_str_is(package) ? package : mp_raise(vm, &mp_type_TypeError, "package must be a string");
    }
    mp_value name = usable ? mp_dict_find_name(globals, MP_NAME(__name__)) : MP_UNBOUND;
    if (!mp_is_value(name)) {
        return mp_raise(vm, &mp_type_KeyError, "'__name__' not in globals");
    }
    if (!mp_str_is(name)) {
        return mp_raise(vm, &mp_type_TypeError, "__name__ must be a string");
    }
    return mp_is_value(mp_dict_find_name(globals, MP_NAME(__path__))) ? name : mp_import_parent(vm, name);
}

/* The absolute name of `name` seen `level` dots up. */
static mp_value resolve(mp_vm *vm, mp_value name, size_t level, mp_value globals) {
    mp_value package = package_of(vm, globals);
    if (mp_is_error(package)) {
        return MP_ERROR;
    }
    size_t size = mp_str_size(package);
    if (size == 0) {
        return mp_raise(vm, &mp_type_ImportError, "attempted relative import with no known parent package");
    }
    while (--level > 0) {
        while (size > 0 && mp_str_data(package)[--size] != '.') {
        }
        if (size == 0) {
            return mp_raise(vm, &mp_type_ImportError, "attempted relative import beyond top-level package");
        }
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append(&b, mp_str_data(package), size);
    if (mp_str_size(name) > 0) {
        mp_builder_append_byte(&b, '.');
        mp_builder_append_str(&b, name);
    }
    return mp_builder_str(&b);
}

mp_value mp_import(mp_vm *vm, mp_value name, size_t level, mp_value names, mp_value globals) {
    mp_value absolute = name;
    if (level > 0) {
        absolute = resolve(vm, name, level, globals);
    } else if (mp_str_size(name) == 0) {
        return mp_raise(vm, &mp_type_ValueError, "Empty module name");
    }
    absolute = mp_is_error(absolute) ? MP_ERROR : mp_str_intern_value(vm, absolute);
    if (mp_is_error(absolute)) {
        return MP_ERROR;
    }
    mp_value first = MP_NONE;
    mp_value module = import_along(vm, absolute, mp_str_size(absolute), &first);
    if (mp_is_error(module)) {
        return MP_ERROR;
    }
    if (mp_is_value(names) && mp_tuple_is(names) && mp_tuple_get(names)->count > 0) {
        return mp_import_submodules(vm, module, absolute, names) ? module : MP_ERROR;
    }
    if (level == 0) {
        return first;
    }
    /* __import__("b.c", level=1) in package a: a.b */
    size_t cut = mp_str_size(name) - part_end(name, 0);
    return import_along(vm, absolute, mp_str_size(absolute) - cut, NULL);
}

mp_value mp_import_statement(mp_vm *vm, mp_value name, size_t level, mp_value names, mp_value globals) {
    mp_value hook = mp_builtin_hook(vm, MP_NAME(__import__));
    if (mp_is_unbound(hook)) {
        return mp_import(vm, name, level, names, globals);
    }
    mp_value args[5] = {name, globals, MP_NONE, names, mp_from_small((intptr_t)level)};
    return mp_call(vm, hook, 5, args);
}
