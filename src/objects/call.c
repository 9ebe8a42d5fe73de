/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Calling anything callable from C.
 */
#include "gc/vm.h"
#include "objects/function.h"

mp_value mp_call_kw(mp_vm *vm, mp_value callable, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    if (mp_function_is(callable)) {
        return vm->hooks->call_function(vm, callable, argc, args, kw.count, kw.names);
    }
    const mp_type_ops *ops = mp_type_of(callable)->ops;
    if (MP_OP(ops, call) == NULL) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not callable", callable);
    }
    return MP_OP(ops, call)(vm, callable, argc, args, kw);
}

mp_value mp_call(mp_vm *vm, mp_value callable, size_t argc, const mp_value *args) {
    return mp_call_kw(vm, callable, argc, args, MP_NO_KW);
}

mp_value mp_call_method(mp_vm *vm, mp_value v, mp_value name, size_t argc, const mp_value *args) {
    mp_value method = mp_getattr(vm, v, name);
    return mp_is_error(method) ? MP_ERROR : mp_call(vm, method, argc, args);
}
