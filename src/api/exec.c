/* SPDX-License-Identifier: MIT
 *
 * Layer 6. Running programs from C: texts, files, modules, expressions, the prompt; and reaching into modules.
 *
 * Everything here works on the module __main__ unless a module is named. An exception left over from an earlier call
 * is forgotten first.
 */
#include "api/api.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "vm/import.h"

static mp_value main_dict(mp_vm *vm) { return mp_module_dict(vm, vm->main_module); }

/* Runs code in __main__. The frame that called a native function which called this, if any, goes on as before. */
mp_value mp_api_run(mp_vm *vm, mp_value code) {
    mp_value *frame = vm->frame, *top = vm->top;
    mp_value handled = vm->handled;
    mp_value dict = mp_is_error(code) ? MP_ERROR : main_dict(vm);
    mp_value result = mp_is_error(dict) ? MP_ERROR : mp_run_code(vm, code, dict, MP_UNBOUND);
    assert(vm->frame == frame && vm->top == top);
    (void)frame, (void)top;
    vm->handled = handled;
    return result;
}

static mp_value compile_text(mp_vm *vm, const char *source, size_t size, const char *name, mp_parse_mode mode,
                             bool *incomplete) {
    mp_error_clear(vm);
    mp_value filename = name == NULL ? MP_NAME(string_) : mp_api_str(vm, name, strlen(name));
    mp_api_text text = {source, size, filename, false};
    return mp_is_error(filename) ? MP_ERROR : mp_api_compile(vm, &text, mode, false, incomplete);
}

mp_status mp_exec_text(mp_vm *vm, const char *source, size_t size, const char *name) {
    mp_value code = compile_text(vm, source, size, name, MP_PARSE_EXEC, NULL);
    return mp_api_status(vm, !mp_is_error(mp_api_run(vm, code)));
}

mp_status mp_exec(mp_vm *vm, const char *source, const char *name) {
    return mp_exec_text(vm, source, strlen(source), name);
}

mp_status mp_eval(mp_vm *vm, const char *source, mp_value *out) {
    *out = mp_api_run(vm, compile_text(vm, source, strlen(source), NULL, MP_PARSE_EVAL, NULL));
    return mp_api_status(vm, !mp_is_error(*out));
}

mp_status mp_repl_line(mp_vm *vm, const char *source, bool *out_incomplete) {
    *out_incomplete = false;
    mp_value code = compile_text(vm, source, strlen(source), "<stdin>", MP_PARSE_SINGLE, out_incomplete);
    if (*out_incomplete) {
        mp_error_clear(vm);
        return MP_OK;
    }
    return mp_api_status(vm, !mp_is_error(mp_api_run(vm, code)));
}

/* Compiles the file and runs it as __main__, which is told of it. */
static mp_value run_file(mp_vm *vm, mp_value path, mp_value package) {
    mp_value dict = mp_is_error(path) ? MP_ERROR : main_dict(vm);
    if (mp_is_error(dict) || !mp_dict_set(vm, dict, MP_NAME(__file__), path) ||
        !mp_dict_set(vm, dict, MP_NAME(__package__), package)) {
        return MP_ERROR;
    }
    return mp_api_run(vm, mp_api_compile_file(vm, path));
}

mp_status mp_exec_file(mp_vm *vm, const char *path) {
    mp_error_clear(vm);
    return mp_api_status(vm, !mp_is_error(run_file(vm, mp_api_str(vm, path, strlen(path)), MP_NONE)));
}

/* Finds the source that stands for the module: a package's is its module __main__. *name becomes that module's. */
static bool find_main(mp_vm *vm, mp_value *name, mp_module_place *place) {
    if (!mp_import_find(vm, *name, place)) {
        return false;
    }
    mp_value package = *name;
    bool is_package = mp_is_value(place->folders);
    if (is_package) {
        mp_value inner = mp_str_new_format(vm, "%U.__main__", package);
        *name = mp_is_error(inner) ? MP_ERROR : mp_str_intern_value(vm, inner);
        if (mp_is_error(*name)) {
            return false;
        }
        if (!mp_import_find(vm, *name, place) && !mp_exception_catch(vm, &mp_type_ModuleNotFoundError)) {
            return false;
        }
    }
    if (mp_is_value(place->file)) {
        return true;
    }
    mp_value message =
        is_package ? mp_str_new_format(vm, "No module named %U; %R is a package and cannot be directly executed", *name,
                                       package)
                   : mp_str_new_format(vm, "No code object available for %U", *name);
    mp_import_error(vm, &mp_type_ImportError, *name, message);
    return false;
}

mp_status mp_exec_module(mp_vm *vm, const char *name) {
    mp_error_clear(vm);
    mp_value module = mp_api_name(vm, name);
    mp_module_place place;
    if (mp_is_error(module) || !find_main(vm, &module, &place)) {
        return mp_api_status(vm, false);
    }
    mp_value package = mp_import_parent(vm, module);
    return mp_api_status(vm, !mp_is_error(package) && !mp_is_error(run_file(vm, place.file, package)));
}

/* ---- sys ---- */

mp_status mp_argv_set(mp_vm *vm, size_t argc, const char *const *argv) {
    mp_value list = mp_list_new(vm, 0, NULL);
    bool good = !mp_is_error(list);
    for (size_t i = 0; i < argc && good; i++) {
        mp_value argument = mp_api_str(vm, argv[i], strlen(argv[i]));
        good = !mp_is_error(argument) && mp_list_append(vm, list, argument);
    }
    if (good) {
        vm->argv = list;
    }
    return mp_api_status(vm, good);
}

mp_status mp_path_add(mp_vm *vm, const char *folder) {
    mp_value path = mp_api_str(vm, folder, strlen(folder));
    if (!mp_is_error(path) && !mp_list_is(vm->path)) { /* the program has assigned something else */
        mp_value list = mp_list_new(vm, 0, NULL);
        if (mp_is_error(list)) {
            return mp_api_status(vm, false);
        }
        vm->path = list;
    }
    return mp_api_status(vm, !mp_is_error(path) && mp_list_append(vm, vm->path, path));
}

/* ---- names in modules ---- */

mp_value mp_global_get(mp_vm *vm, const char *name) {
    mp_value key = mp_api_name(vm, name);
    mp_value dict = mp_is_error(key) ? MP_ERROR : main_dict(vm);
    mp_value v = mp_is_error(dict) ? MP_ERROR : mp_dict_find_name(dict, key);
    return mp_is_unbound(v) ? mp_raise(vm, &mp_type_NameError, "name '%U' is not defined", key) : v;
}

mp_status mp_global_set(mp_vm *vm, const char *name, mp_value value) {
    mp_value key = mp_api_name(vm, name);
    mp_value dict = mp_is_error(key) ? MP_ERROR : main_dict(vm);
    return mp_api_status(vm, !mp_is_error(dict) && mp_dict_set(vm, dict, key, value));
}

/* The module of that name: loaded, built in, or new. NULL: __main__. */
static mp_value module_get(mp_vm *vm, const char *name) {
    if (name == NULL) {
        return vm->main_module;
    }
    mp_value key = mp_api_name(vm, name);
    mp_value module = mp_is_error(key) ? MP_ERROR : mp_dict_find_name(vm->modules, key);
    if (!mp_is_unbound(module)) {
        return module;
    }
    return mp_module_def_find(vm, key) != NULL ? mp_import_absolute(vm, key) : mp_module_create(vm, key);
}

mp_status mp_function_add(mp_vm *vm, const char *module, const char *name, mp_native_fn fn, unsigned argc_min,
                          unsigned argc_max) {
    mp_value target = module_get(vm, module);
    mp_value key = mp_is_error(target) ? MP_ERROR : mp_api_name(vm, name);
    if (mp_is_error(key)) {
        return mp_api_status(vm, false);
    }
    mp_native_named *function = mp_gc_new(vm, &mp_type_builtin_function, sizeof *function);
    if (function == NULL) {
        return mp_api_status(vm, false);
    }
    mp_gc_store(vm, &function->name, key);
    mp_native *row = &function->row;
    row->own_name = true;
    row->u.fn = fn;
    row->argc_min = MP_MIN(argc_min, 15u);
    row->argc_max = MP_MIN(argc_max, (unsigned)MP_VARIADIC);
    return mp_api_status(vm, mp_setattr(vm, target, key, mp_from_pointer(function)));
}
