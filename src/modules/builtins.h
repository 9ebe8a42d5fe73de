/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The functions of the module builtins, for its table. Those that need the compiler or the running frame are in
 * the API layer's table instead.
 */
#ifndef MP_MODULES_BUILTINS_H
#define MP_MODULES_BUILTINS_H

#include "objects/object.h"

/* clang-format off */
#define MP_BUILTINS(X)                                                                                                 \
    X(abs) X(aiter) X(all) X(anext) X(any) X(ascii) X(bin) X(callable) X(chr) X(delattr) X(divmod) X(format)           \
    X(getattr) X(hasattr) X(hash) X(help) X(hex) X(id) X(input) X(isinstance) X(issubclass) X(iter) X(len) X(next)     \
    X(oct) X(ord) X(repr) X(setattr)
#define MP_BUILTINS_KW(X) X(breakpoint) X(max) X(min) X(pow) X(print) X(round) X(sorted) X(sum)
#define X(name) mp_value mp_builtin_##name(mp_vm *vm, size_t argc, const mp_value *args);
MP_BUILTINS(X)
#undef X
#define X(name) mp_value mp_builtin_##name(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);
MP_BUILTINS_KW(X)
#undef X
/* clang-format on */

#endif
