/* SPDX-License-Identifier: MIT
 *
 * Layer 6. The builtin functions that need the compiler, the running frame, or the import system: the second table of
 * module builtins (see objects/module.h).
 */
#include "api/api.h"
#include "bytecode/code.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/tuple.h"
#include "vm/run.h"

/* ---- namespaces ---- */

static mp_value frame_globals(mp_vm *vm) {
    mp_value globals = mp_frame_globals(vm);
    return mp_is_unbound(globals) ? mp_module_dict(vm, vm->main_module) : globals;
}

static mp_value frame_locals(mp_vm *vm) {
    mp_value locals = mp_frame_locals(vm);
    return mp_is_unbound(locals) ? frame_globals(vm) : locals;
}

static mp_value builtins_globals(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return frame_globals(vm);
}

static mp_value builtins_locals(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return frame_locals(vm);
}

static mp_value builtins_vars(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 0) {
        return frame_locals(vm);
    }
    mp_value dict = mp_getattr_find(vm, args[0], MP_NAME(__dict__));
    if (mp_is_unbound(dict) || (mp_is_error(dict) && mp_exception_catch(vm, &mp_type_AttributeError))) {
        return mp_raise(vm, &mp_type_TypeError, "vars() argument must have __dict__ attribute");
    }
    return dict;
}

/* The attributes of an object that has no __dir__ of its own, a list in which names may come twice. */
static mp_value attribute_names(mp_vm *vm, mp_value v, mp_value row) {
    if (mp_is_type(v) || mp_is_exact(v, &mp_type_module)) { /* their types' attributes are left out */
        const mp_type_ops *ops = mp_is_type(v) ? mp_type_type.ops : mp_type_module.ops;
        mp_value list = mp_list_new(vm, 0, NULL);
        return !mp_is_error(list) && MP_OP(ops, dir)(vm, v, list) ? list : MP_ERROR;
    }
    return mp_call(vm, row, 1, &v);
}

static mp_value sorted_list(mp_vm *vm, mp_value iterable) {
    mp_value list = mp_is_error(iterable) ? MP_ERROR : mp_list_from(vm, iterable);
    return !mp_is_error(list) && mp_list_sort(vm, list, MP_NONE, false) ? list : MP_ERROR;
}

static mp_value builtins_dir(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 0) {
        return sorted_list(vm, frame_locals(vm));
    }
    mp_value v = args[0];
    mp_value row = mp_type_find(vm, mp_type_of(v), MP_NAME(__dir__));
    if (mp_is_exact(v, &mp_type_module)) {
        mp_value own = mp_getattr_find(vm, v, MP_NAME(__dir__));
        if (mp_is_error(own) || (mp_is_value(own) && mp_function_is(own))) {
            return sorted_list(vm, mp_is_error(own) ? MP_ERROR : mp_call(vm, own, 0, NULL));
        }
    }
    if (mp_is_value(row) && !mp_is_exact(row, &mp_type_method_descriptor)) {
        return sorted_list(vm, mp_special_call(vm, v, MP_NAME(__dir__), 0, NULL));
    }
    mp_value names = attribute_names(vm, v, row);
    return sorted_list(vm, mp_is_error(names) ? MP_ERROR : mp_set_from(vm, names));
}

/* ---- eval, exec, compile ---- */

typedef struct spaces {
    mp_value globals, names;
} spaces;

static bool is_mapping(mp_vm *vm, mp_value v) {
    return mp_is_value(mp_type_find(vm, mp_type_of(v), MP_NAME(__getitem__)));
}

static bool check_exec_spaces(mp_vm *vm, mp_value globals, mp_value locals) {
    if (!mp_is_none(globals) && !mp_dict_is(globals)) {
        return mp_fail(vm, &mp_type_TypeError, "exec() globals must be a dict, not %T", globals);
    }
    if (!mp_is_none(locals) && !is_mapping(vm, locals)) {
        return mp_fail(vm, &mp_type_TypeError, "locals must be a mapping or None, not %T", locals);
    }
    return true;
}

static bool check_eval_spaces(mp_vm *vm, mp_value globals, mp_value locals) {
    if (!mp_is_none(locals) && !is_mapping(vm, locals)) {
        return mp_fail(vm, &mp_type_TypeError, "locals must be a mapping");
    }
    if (!mp_is_none(globals) && !mp_dict_is(globals)) {
        return mp_fail(vm, &mp_type_TypeError,
                       is_mapping(vm, globals) ? "globals must be a real dict; try eval(code, {}, mapping)"
                                               : "globals must be a dict");
    }
    return true;
}

/* Fills in what was not given (MP_NONE). */
static bool complete_spaces(mp_vm *vm, mp_value globals, mp_value locals, spaces *out) {
    bool given = !mp_is_none(globals);
    if (!given) {
        globals = frame_globals(vm);
        locals = mp_is_none(locals) ? frame_locals(vm) : locals;
    }
    *out = (spaces){globals, mp_is_none(locals) ? globals : locals};
    if (mp_is_error(out->globals) || mp_is_error(out->names)) {
        return false;
    }
    mp_dict_get_ptr(out->globals)->count_flags |= MP_DICT_NAMESPACE;
    if (!given || mp_is_value(mp_dict_find_name(out->globals, MP_NAME(__builtins__)))) {
        return true;
    }
    mp_value builtins = mp_import_absolute(vm, MP_NAME(builtins)); /* programs expect it there, and take it out */
    return !mp_is_error(builtins) && mp_dict_set(vm, out->globals, MP_NAME(__builtins__), builtins);
}

static mp_value run_code_object(mp_vm *vm, mp_value value, const spaces *in, const char *function) {
    const mp_code *code = mp_code_get(value);
    if (code->flags & MP_CODE_NAMESPACE) {
        return mp_run_code(vm, value, in->globals, in->names);
    }
    if (code->free_count > 0) {
        return mp_raise(vm, &mp_type_TypeError, "code object passed to %s() may not contain free variables", function);
    }
    mp_value f = mp_function_new(vm, value, in->globals); /* a function's code */
    return mp_is_error(f) ? MP_ERROR : mp_call(vm, f, 0, NULL);
}

static mp_value run_source(mp_vm *vm, mp_value source, const spaces *in, const char *function, mp_parse_mode mode) {
    if (mp_is_exact(source, &mp_type_code)) {
        return run_code_object(vm, source, in, function);
    }
    mp_api_text text;
    const char *refusal = mode == MP_PARSE_EVAL ? "eval() arg 1 must be a string, bytes or code object"
                                                : "exec() arg 1 must be a string, bytes or code object";
    if (!mp_api_text_get(vm, source, MP_NAME(string_), refusal, &text)) {
        return MP_ERROR;
    }
    bool use_names = !mp_same(in->globals, in->names);
    mp_value code = mp_api_compile(vm, &text, mode, use_names, NULL);
    return mp_is_error(code) ? MP_ERROR : mp_run_code(vm, code, in->globals, use_names ? in->names : MP_UNBOUND);
}

static mp_value builtins_eval(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value globals = argc > 1 ? args[1] : MP_NONE, locals = argc > 2 ? args[2] : MP_NONE;
    spaces in;
    if (!check_eval_spaces(vm, globals, locals) || !complete_spaces(vm, globals, locals, &in)) {
        return MP_ERROR;
    }
    return run_source(vm, args[0], &in, "eval", MP_PARSE_EVAL);
}

static mp_value builtins_exec(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value globals = argc > 1 ? args[1] : MP_NONE, locals = argc > 2 ? args[2] : MP_NONE;
    spaces in;
    if (!check_exec_spaces(vm, globals, locals) || !complete_spaces(vm, globals, locals, &in)) {
        return MP_ERROR;
    }
    return mp_is_error(run_source(vm, args[0], &in, "exec", MP_PARSE_EXEC)) ? MP_ERROR : MP_NONE;
}

static mp_value builtins_compile(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(source, 0),
        MP_PARAM(filename, 0),
        MP_PARAM(mode, 0),
        MP_PARAM(flags, MP_PARAM_OPTIONAL),
        MP_PARAM(dont_inherit, MP_PARAM_OPTIONAL),
        MP_PARAM(optimize, MP_PARAM_OPTIONAL),
    };
    enum { SOURCE, FILENAME, MODE, FLAGS, DONT_INHERIT, OPTIMIZE };
    mp_value v[MP_COUNT_OF(params)];
    intptr_t optimise = -1;
    if (!mp_args_bind(vm, "compile", params, MP_COUNT_OF(params), argc, args, kw, v) ||
        (!mp_is_unbound(v[OPTIMIZE]) && !mp_index_get(vm, v[OPTIMIZE], &optimise))) {
        return MP_ERROR;
    }
    if (mp_bytes_is(v[FILENAME])) {
        v[FILENAME] = mp_api_str(vm, mp_str_data(v[FILENAME]), mp_str_size(v[FILENAME]));
        if (mp_is_error(v[FILENAME])) {
            return MP_ERROR;
        }
    } else if (!mp_str_is(v[FILENAME])) {
        return mp_raise(vm, &mp_type_TypeError, "expected str, bytes or os.PathLike object, not %T", v[FILENAME]);
    }
    if (!mp_str_is(v[MODE])) {
        return mp_raise(vm, &mp_type_TypeError, "compile() argument 'mode' must be str, not %A", v[MODE]);
    }
    if (optimise < -1 || optimise > 2) {
        return mp_raise(vm, &mp_type_ValueError, "compile(): invalid optimize value");
    }
    uint8_t saved = vm->optimise;
    vm->optimise = optimise < 0 ? saved : (uint8_t)optimise;
    mp_value code = mp_api_compile_value(vm, v[SOURCE], v[FILENAME], mp_str_data(v[MODE]));
    vm->optimise = saved;
    return code;
}

/* ---- the rest ---- */

static mp_value builtins___import__(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(name, 0),
        MP_PARAM(globals, MP_PARAM_OPTIONAL),
        MP_PARAM(locals, MP_PARAM_OPTIONAL),
        MP_PARAM(fromlist, MP_PARAM_OPTIONAL),
        MP_PARAM(level, MP_PARAM_OPTIONAL),
    };
    enum { NAME, GLOBALS, LOCALS, FROMLIST, LEVEL };
    mp_value v[MP_COUNT_OF(params)];
    intptr_t level = 0;
    if (!mp_args_bind(vm, "__import__", params, MP_COUNT_OF(params), argc, args, kw, v) ||
        (!mp_is_unbound(v[LEVEL]) && !mp_index_get(vm, v[LEVEL], &level))) {
        return MP_ERROR;
    }
    if (!mp_str_is(v[NAME])) {
        return mp_raise(vm, &mp_type_TypeError, "module name must be a string");
    }
    if (level < 0) {
        return mp_raise(vm, &mp_type_ValueError, "level must be >= 0");
    }
    if (level > 0 && mp_is_value(v[GLOBALS]) && !mp_is_none(v[GLOBALS]) && !mp_dict_is(v[GLOBALS])) {
        return mp_raise(vm, &mp_type_TypeError, "globals must be a dict");
    }
    mp_value names = mp_is_unbound(v[FROMLIST]) ? MP_NONE : v[FROMLIST];
    bool wanted;
    if (!mp_truth(vm, names, &wanted)) {
        return MP_ERROR;
    }
    if (wanted) { /* the names matter for packages only: anything else that is true does for other modules */
        mp_value tuple = mp_tuple_from(vm, names);
        names = mp_is_error(tuple) && mp_exception_catch(vm, &mp_type_TypeError) ? mp_tuple_new(vm, 1, &names) : tuple;
    }
    mp_value name = mp_is_error(names) ? MP_ERROR : mp_str_intern_value(vm, v[NAME]);
    return mp_is_error(name) ? MP_ERROR : mp_import(vm, name, (size_t)level, names, v[GLOBALS]);
}

MP_NAMES_USED(builtins)

const mp_native mp_builtins_vm_rows[] = {
    MP_CONSTANT(__build_class__, &mp_build_class_function),
    MP_CONSTANT(__name__, &mp_names.mp_name_builtins), /* what code finds whose globals have no __name__ */
    MP_FUNCTION_KW(__import__, builtins___import__, 0, MP_VARIADIC),
    MP_FUNCTION_KW(compile, builtins_compile, 0, MP_VARIADIC),
    MP_FUNCTION(dir, builtins_dir, 0, 1),
    MP_FUNCTION(eval, builtins_eval, 1, 3),
    MP_FUNCTION(exec, builtins_exec, 1, 3),
    MP_FUNCTION(globals, builtins_globals, 0, 0),
    MP_FUNCTION(locals, builtins_locals, 0, 0),
    MP_FUNCTION(vars, builtins_vars, 0, 1),
};
const size_t mp_builtins_vm_row_count = MP_COUNT_OF(mp_builtins_vm_rows);
