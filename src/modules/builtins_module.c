/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module builtins: its table of functions, types, exceptions and constants. The functions that need the
 * compiler or the running frame (eval, locals, __import__, …) are in a second table of the API layer.
 */
#include "gc/vm.h"
#include "modules/builtins.h"
#include "modules/io_file.h"
#include "objects/builtin_iterators.h"
#include "objects/exception_all.h"
#include "objects/module.h"

#undef bool /* a macro of stdbool.h; here it is a name */

static mp_value debug_get(mp_vm *vm, mp_value module) {
    (void)module;
    return mp_from_bool(vm->optimise == 0);
}

static const mp_native builtins_rows[] = {
    MP_FUNCTION(abs, mp_builtin_abs, 1, 1),
    MP_FUNCTION(aiter, mp_builtin_aiter, 1, 1),
    MP_FUNCTION(all, mp_builtin_all, 1, 1),
    MP_FUNCTION(anext, mp_builtin_anext, 1, 2),
    MP_FUNCTION(any, mp_builtin_any, 1, 1),
    MP_FUNCTION(ascii, mp_builtin_ascii, 1, 1),
    MP_FUNCTION(bin, mp_builtin_bin, 1, 1),
    MP_FUNCTION_KW(breakpoint, mp_builtin_breakpoint, 0, MP_VARIADIC),
    MP_FUNCTION(callable, mp_builtin_callable, 1, 1),
    MP_FUNCTION(chr, mp_builtin_chr, 1, 1),
    MP_FUNCTION(delattr, mp_builtin_delattr, 2, 2),
    MP_FUNCTION(divmod, mp_builtin_divmod, 2, 2),
    MP_FUNCTION(format, mp_builtin_format, 1, 2),
    MP_FUNCTION(getattr, mp_builtin_getattr, 2, 3),
    MP_FUNCTION(hasattr, mp_builtin_hasattr, 2, 2),
    MP_FUNCTION(hash_, mp_builtin_hash, 1, 1),
    MP_FUNCTION(help, mp_builtin_help, 0, 1),
    MP_FUNCTION(hex, mp_builtin_hex, 1, 1),
    MP_FUNCTION(id, mp_builtin_id, 1, 1),
    MP_FUNCTION(input, mp_builtin_input, 0, 1),
    MP_FUNCTION(isinstance, mp_builtin_isinstance, 2, 2),
    MP_FUNCTION(issubclass, mp_builtin_issubclass, 2, 2),
    MP_FUNCTION(iter, mp_builtin_iter, 1, 2),
    MP_FUNCTION(len, mp_builtin_len, 1, 1),
    MP_FUNCTION_KW(max, mp_builtin_max, 0, MP_VARIADIC),
    MP_FUNCTION_KW(min, mp_builtin_min, 0, MP_VARIADIC),
    MP_FUNCTION(next, mp_builtin_next, 1, 2),
    MP_FUNCTION(oct, mp_builtin_oct, 1, 1),
    MP_FUNCTION_KW(open, mp_open, 0, MP_VARIADIC),
    MP_FUNCTION(ord, mp_builtin_ord, 1, 1),
    MP_FUNCTION_KW(pow, mp_builtin_pow, 0, MP_VARIADIC),
    MP_FUNCTION_KW(print, mp_builtin_print, 0, MP_VARIADIC),
    MP_FUNCTION(repr, mp_builtin_repr, 1, 1),
    MP_FUNCTION_KW(round, mp_builtin_round, 0, MP_VARIADIC),
    MP_FUNCTION(setattr, mp_builtin_setattr, 3, 3),
    MP_FUNCTION_KW(sorted, mp_builtin_sorted, 0, MP_VARIADIC),
    MP_FUNCTION_KW(sum, mp_builtin_sum, 0, MP_VARIADIC),

    MP_CONSTANT(bool, &mp_type_bool),
    MP_CONSTANT(bytearray, &mp_type_bytearray),
    MP_CONSTANT(bytes, &mp_type_bytes),
    MP_CONSTANT(classmethod, &mp_type_classmethod),
    MP_CONSTANT(complex, &mp_type_complex),
    MP_CONSTANT(dict, &mp_type_dict),
    MP_CONSTANT(enumerate, &mp_type_enumerate),
    MP_CONSTANT(filter, &mp_type_filter),
    MP_CONSTANT(float, &mp_type_float),
    MP_CONSTANT(frozenset, &mp_type_frozenset),
    MP_CONSTANT(int, &mp_type_int),
    MP_CONSTANT(list, &mp_type_list),
    MP_CONSTANT(map, &mp_type_map),
    MP_CONSTANT(memoryview, &mp_type_memoryview),
    MP_CONSTANT(object, &mp_type_object),
    MP_CONSTANT(property, &mp_type_property),
    MP_CONSTANT(range, &mp_type_range),
    MP_CONSTANT(reversed, &mp_type_reversed),
    MP_CONSTANT(set, &mp_type_set),
    MP_CONSTANT(slice, &mp_type_slice),
    MP_CONSTANT(staticmethod, &mp_type_staticmethod),
    MP_CONSTANT(str, &mp_type_str),
    MP_CONSTANT(super, &mp_type_super),
    MP_CONSTANT(tuple, &mp_type_tuple),
    MP_CONSTANT(type, &mp_type_type),
    MP_CONSTANT(zip, &mp_type_zip),

    MP_CONSTANT(None, &mp_none_object),
    MP_CONSTANT(True, &mp_true_object),
    MP_CONSTANT(False, &mp_false_object),
    MP_CONSTANT(NotImplemented, &mp_not_implemented_object),
    MP_CONSTANT(Ellipsis, &mp_ellipsis_object),
    MP_GETTER(__debug__, debug_get),

#define MP_EXCEPTION(name, base, rows) MP_CONSTANT(name, &mp_type_##name),
#include "objects/exception_types.h"
#undef MP_EXCEPTION
    MP_CONSTANT(EnvironmentError, &mp_type_OSError),
    MP_CONSTANT(IOError, &mp_type_OSError),
};

MP_MODULE(mp_module_builtins, builtins, builtins_rows, NULL);
