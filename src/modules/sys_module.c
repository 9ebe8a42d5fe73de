/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module sys. What a program assigns (stdout, …) is in vm->sys_dict; the rest is computed when asked for.
 */
#include "gc/vm.h"
#include "modules/console.h"
#include "modules/record.h"
#include "modules/sys_info.h"
#include "objects/builder.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception_all.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/frame.h"
#include "vm/intrinsics.h"

/* ---- attributes that programs may assign ---- */

static bool set_in_dict(mp_vm *vm, mp_value name, mp_value value) {
    if (!mp_is_value(vm->sys_dict)) {
        mp_value dict = mp_dict_new(vm);
        if (mp_is_error(dict)) {
            return false;
        }
        vm->sys_dict = dict;
    }
    if (!mp_is_unbound(value)) {
        return mp_dict_set(vm, vm->sys_dict, name, value);
    }
    bool found;
    return mp_dict_remove(vm, vm->sys_dict, name, &found);
}

/* A standard stream: getter and setter. */
#define STREAM(name)                                                                                                   \
    static mp_value get_##name(mp_vm *vm, mp_value module) {                                                           \
        (void)module;                                                                                                  \
        return mp_console_stream(vm, MP_VALUE_OF(mp_names.mp_name_##name));                                            \
    }                                                                                                                  \
    static bool set_##name(mp_vm *vm, mp_value module, mp_value value) {                                               \
        (void)module;                                                                                                  \
        return set_in_dict(vm, MP_VALUE_OF(mp_names.mp_name_##name), value);                                           \
    }
STREAM(stdin)
STREAM(stdout)
STREAM(stderr)

/* An attribute that is a field of the VM. */
#define FIELD(name)                                                                                                    \
    static mp_value get_##name(mp_vm *vm, mp_value module) {                                                           \
        (void)module;                                                                                                  \
        return mp_is_value(vm->name) ? vm->name : MP_NONE;                                                             \
    }                                                                                                                  \
    static bool set_##name(mp_vm *vm, mp_value module, mp_value value) {                                               \
        (void)module;                                                                                                  \
        vm->name = mp_is_unbound(value) ? MP_NONE : value;                                                             \
        return true;                                                                                                   \
    }
FIELD(argv)
FIELD(path)

static mp_value get_modules(mp_vm *vm, mp_value module) {
    (void)module;
    return vm->modules;
}

static mp_value get_builtin_module_names(mp_vm *vm, mp_value module) {
    (void)module;
    mp_value list = mp_list_new(vm, 0, NULL);
    for (size_t i = 0; !mp_is_error(list) && vm->module_defs != NULL && vm->module_defs[i] != NULL; i++) {
        if (!mp_list_append(vm, list, vm->module_defs[i]->name)) {
            return MP_ERROR;
        }
    }
    return mp_is_error(list) ? MP_ERROR : mp_tuple_from(vm, list);
}

/* ---- exceptions ---- */

static mp_value sys_exit(mp_vm *vm, size_t argc, const mp_value *args) {
    bool none = argc == 1 && mp_is_none(args[0]);
    mp_value exception = mp_exception_new(vm, &mp_type_SystemExit, none ? 0 : argc, args);
    return mp_is_error(exception) ? MP_ERROR : mp_raise_value(vm, exception);
}

static mp_value handled_exception(mp_vm *vm) { return mp_is_value(vm->handled) ? vm->handled : MP_NONE; }

static mp_value sys_exc_info(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    mp_value e = handled_exception(vm);
    mp_value info[3] = {MP_NONE, e, MP_NONE};
    if (!mp_is_none(e)) {
        info[0] = mp_type_value(mp_type_of(e));
        info[2] = mp_exception_get(e)->traceback;
    }
    return mp_tuple_new(vm, 3, info);
}

static mp_value sys_exception(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return handled_exception(vm);
}

/* Where a traceback goes: an object with a write method, or a stream of the console. */
typedef struct exception_output {
    mp_vm *vm;
    mp_value write; /* MP_UNBOUND: the console */
    mp_stream stream;
    mp_value error; /* the first exception that writing raised, or MP_UNBOUND */
} exception_output;

static void exception_piece(void *user, const char *text, size_t size) {
    exception_output *out = user;
    mp_vm *vm = out->vm;
    if (!mp_is_unbound(out->error)) {
        return;
    }
    bool good;
    if (mp_is_unbound(out->write)) {
        good = mp_console_write(vm, out->stream, text, size);
    } else {
        mp_value piece = mp_str_new(vm, text, size);
        good = !mp_is_error(piece) && !mp_is_error(mp_call(vm, out->write, 1, &piece));
    }
    if (!good) {
        out->error = mp_exception_take(vm);
    }
}

static mp_value sys_print_exception(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_value file = argc > 1 && !mp_is_none(args[1]) ? args[1] : mp_console_stream(vm, MP_NAME(stdout));
    exception_output out = {vm, MP_UNBOUND, MP_STREAM_OUT, MP_UNBOUND};
    if (mp_same(file, MP_VALUE_OF(mp_console_stderr))) {
        out.stream = MP_STREAM_ERR;
    } else if (!mp_same(file, MP_VALUE_OF(mp_console_stdout))) {
        out.write = mp_getattr_find(vm, file, MP_NAME(write));
        if (mp_is_unbound(out.write)) {
            mp_raise_os_error(vm, 22, MP_UNBOUND); /* EINVAL: no stream */
        }
        if (!mp_is_value(out.write)) {
            return MP_ERROR;
        }
    }
    if (!mp_exception_is(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "print_exception() argument must be an exception, not %T", args[0]);
    }
    mp_exception_write(vm, args[0], exception_piece, &out);
    if (mp_is_unbound(out.error)) {
        return MP_NONE;
    }
    vm->pending = out.error;
    return MP_ERROR;
}

/* excepthook(type, exception, traceback) */
static mp_value sys_excepthook(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value pair[2] = {args[1], mp_console_stream(vm, MP_NAME(stderr))};
    return sys_print_exception(vm, 2, pair);
}

static mp_value sys_displayhook(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_display(vm, args[0]);
}

MP_NAMES_USED(short)

/* ---- the machine ---- */

/* Bytes of heap an object has, buffers it owns included. Constants and small numbers have none. */
static size_t heap_size(mp_vm *vm, mp_value v) {
    if (!mp_is_pointer(v)) {
        return 0;
    }
    size_t size = mp_gc_size(vm, mp_pointer(v));
    const void *buffer = NULL;
    if (mp_list_is(v)) {
        buffer = mp_list_get(v)->items;
    } else if (mp_dict_is(v) || mp_is_instance(v, &mp_type_set) || mp_is_instance(v, &mp_type_frozenset)) {
        buffer = mp_dict_get_ptr(v)->entries;
    } else if (mp_bytearray_is(v)) {
        buffer = mp_bytearray_get(v)->data;
    }
    return size + (buffer == NULL ? 0 : mp_gc_size(vm, buffer));
}

static mp_value sys_getsizeof(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value own = mp_special_call(vm, args[0], MP_NAME(__sizeof__), 0, NULL);
    return mp_is_unbound(own) ? mp_int_from_size(vm, heap_size(vm, args[0])) : own;
}

static mp_value sys_intern(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_is_exact(args[0], &mp_type_str)) {
        return mp_raise(vm, &mp_type_TypeError, "intern() argument must be str, not %A", args[0]);
    }
    return mp_str_intern_value(vm, args[0]);
}

static mp_value sys_getrecursionlimit(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_int_from_i64(vm, vm->depth_limit != 0 ? vm->depth_limit : INT32_MAX); /* 0: memory decides */
}

static mp_value sys_setrecursionlimit(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t limit;
    if (!mp_index_get(vm, args[0], &limit)) {
        return MP_ERROR;
    }
    if (limit < 1) {
        return mp_raise(vm, &mp_type_ValueError, "recursion limit must be greater or equal than 1");
    }
    if (limit > INT32_MAX) {
        return mp_raise(vm, &mp_type_OverflowError, "Python int too large to convert to C int");
    }
    size_t depth = mp_frame_depth(vm, (size_t)limit);
    if (depth >= (size_t)limit) {
        return mp_raise(vm, &mp_type_RecursionError,
                        "cannot set the recursion limit to %zu at the recursion depth %zu: the limit is too low",
                        (size_t)limit, depth);
    }
    vm->depth_limit = limit == INT32_MAX ? 0 : (uint32_t)limit;
    vm->fuel = 0; /* the limit counts from now on */
    return MP_NONE;
}

static mp_value sys_get_int_max_str_digits(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_int_from_i64(vm, vm->int_text_limit);
}

static mp_value sys_set_int_max_str_digits(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(maxdigits, 0)};
    mp_value in[1];
    intptr_t limit;
    if (!mp_args_bind(vm, "set_int_max_str_digits", params, 1, argc, args, kw, in) ||
        !mp_index_get(vm, in[0], &limit)) {
        return MP_ERROR;
    }
    if (limit > INT32_MAX) {
        return mp_raise(vm, &mp_type_OverflowError, "Python int too large to convert to C int");
    }
    if (limit < MP_SYS_INT_TEXT_LIMIT_MIN && limit != 0) {
        return mp_raise(vm, &mp_type_ValueError, "maxdigits must be 0 or larger than %d", MP_SYS_INT_TEXT_LIMIT_MIN);
    }
    vm->int_text_limit = (uint32_t)limit;
    return MP_NONE;
}

static mp_value sys_encoding(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_NAME(utf_8_);
}

static mp_value sys_error_handler(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_NAME(surrogateescape);
}

static mp_value sys_is_finalizing(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_FALSE;
}

static mp_value get_maxsize(mp_vm *vm, mp_value module) {
    (void)module;
    return mp_int_from_i64(vm, INTPTR_MAX);
}

static mp_value get_byteorder(mp_vm *vm, mp_value module) {
    (void)vm, (void)module;
    const uint16_t one = 1;
    return *(const uint8_t *)&one == 1 ? MP_NAME(little) : MP_NAME(big);
}

static mp_value get_executable(mp_vm *vm, mp_value module) {
    (void)vm, (void)module;
    return MP_NAME(empty_);
}

static const mp_native hooks[] = {
    MP_FUNCTION(excepthook, sys_excepthook, 3, 3),
    MP_FUNCTION(displayhook, sys_displayhook, 1, 1),
};

static const mp_native sys_rows[] = {
    MP_GETSET(argv, get_argv, set_argv),
    MP_GETSET(path, get_path, set_path),
    MP_GETTER(modules, get_modules),
    MP_GETSET(stdin, get_stdin, set_stdin),
    MP_GETSET(stdout, get_stdout, set_stdout),
    MP_GETSET(stderr, get_stderr, set_stderr),
    MP_CONSTANT(__stdin__, &mp_console_stdin),
    MP_CONSTANT(__stdout__, &mp_console_stdout),
    MP_CONSTANT(__stderr__, &mp_console_stderr),
    MP_CONSTANT(excepthook, &hooks[0]),
    MP_CONSTANT(__excepthook__, &hooks[0]),
    MP_CONSTANT(displayhook, &hooks[1]),
    MP_CONSTANT(__displayhook__, &hooks[1]),
    MP_FUNCTION(exit, sys_exit, 0, 1),
    MP_FUNCTION(exc_info, sys_exc_info, 0, 0),
    MP_FUNCTION(exception, sys_exception, 0, 0),
    MP_FUNCTION(print_exception, sys_print_exception, 1, 2),
    MP_FUNCTION(getsizeof, sys_getsizeof, 1, 2),
    MP_FUNCTION(intern, sys_intern, 1, 1),
    MP_FUNCTION(getrecursionlimit, sys_getrecursionlimit, 0, 0),
    MP_FUNCTION(setrecursionlimit, sys_setrecursionlimit, 1, 1),
    MP_FUNCTION(get_int_max_str_digits, sys_get_int_max_str_digits, 0, 0),
    MP_FUNCTION_KW(set_int_max_str_digits, sys_set_int_max_str_digits, 0, MP_VARIADIC),
    MP_FUNCTION(getdefaultencoding, sys_encoding, 0, 0),
    MP_FUNCTION(getfilesystemencoding, sys_encoding, 0, 0),
    MP_FUNCTION(getfilesystemencodeerrors, sys_error_handler, 0, 0),
    MP_FUNCTION(is_finalizing, sys_is_finalizing, 0, 0),
    MP_CONSTANT_INT(api_version, 1013),
    MP_GETTER(builtin_module_names, get_builtin_module_names),
    MP_GETTER(byteorder, get_byteorder),
    MP_CONSTANT(dont_write_bytecode, &mp_true_object),
    MP_GETTER(executable, get_executable),
    MP_GETTER(flags, mp_sys_flags),
    MP_GETTER(float_info, mp_sys_float_info),
    MP_CONSTANT(float_repr_style, &mp_names.mp_name_short),
    MP_GETTER(hash_info, mp_sys_hash_info),
    MP_CONSTANT(implementation, &mp_sys_implementation),
    MP_CONSTANT(int_info, &mp_sys_int_info),
    MP_GETTER(maxsize, get_maxsize),
    MP_CONSTANT_INT(maxunicode, 0x10FFFF),
    MP_CONSTANT_INT(hexversion, MP_SYS_HEXVERSION),
    MP_GETTER(platform, mp_sys_platform),
    MP_GETTER(version, mp_sys_version),
    MP_CONSTANT(version_info, &mp_sys_version_info),
};

MP_MODULE(mp_module_sys, sys, sys_rows, NULL);
