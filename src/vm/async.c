/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The intrinsics of await, async for and async with. Each prepares what YIELD_FROM then runs. See MP_INTRINSICS
 * (bytecode/opcodes.h) for their arguments.
 */
#include "objects/exception.h"
#include "objects/exception_all.h"
#include "vm/intrinsics.h"

mp_value mp_intrinsic_await(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return mp_await_iterator(vm, args[0], "object %T can't be used in 'await' expression");
}

mp_value mp_intrinsic_yield_from_iter(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    return mp_generator_is_plain(args[0]) ? args[0] : mp_iter(vm, args[0]);
}

mp_value mp_intrinsic_async_iter(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value iterator = mp_special_call(vm, args[0], MP_NAME(__aiter__), 0, NULL);
    if (mp_is_unbound(iterator)) {
        return mp_raise(vm, &mp_type_TypeError, "'async for' requires an object with __aiter__ method, got %T", args[0]);
    }
    if (mp_is_value(iterator) && !mp_is_value(mp_type_find(vm, mp_type_of(iterator), MP_NAME(__anext__)))) {
        return mp_raise(vm, &mp_type_TypeError,
                        "'async for' received an object from __aiter__ that does not implement __anext__: %T", iterator);
    }
    return iterator;
}

mp_value mp_intrinsic_async_next(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value awaitable = mp_is_exact(args[0], &mp_type_async_generator)
                             ? mp_async_generator_send_new(vm, args[0], MP_NONE)
                             : mp_special_call(vm, args[0], MP_NAME(__anext__), 0, NULL);
    if (mp_is_unbound(awaitable)) {
        return mp_raise(vm, &mp_type_TypeError, "'async for' requires an iterator with __anext__ method, got %T",
                        args[0]);
    }
    if (mp_is_error(awaitable)) {
        return MP_ERROR;
    }
    mp_value iterator = mp_await_iterator(vm, awaitable, "object %T can't be used in 'await' expression");
    if (!mp_is_error(iterator) || !mp_exception_matches(vm, &mp_type_Exception)) {
        return iterator;
    }
    mp_value cause = mp_exception_take(vm);
    (void)mp_raise(vm, &mp_type_TypeError, "'async for' received an invalid object from __anext__: %T", awaitable);
    mp_value raised = mp_exception_take(vm);
    if (!mp_exception_is(raised) || !mp_exception_cause_set(vm, raised, cause)) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &mp_exception_get(raised)->context, cause);
    vm->pending = raised;
    return MP_ERROR;
}

mp_value mp_intrinsic_async_enter(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value manager = args[1];
    mp_value enter = mp_special_find(vm, manager, MP_NAME(__aenter__));
    if (mp_is_unbound(enter)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "'%T' object does not support the asynchronous context manager protocol", manager);
    }
    mp_value exit = mp_is_error(enter) ? MP_ERROR : mp_special_find(vm, manager, MP_NAME(__aexit__));
    if (mp_is_unbound(exit)) {
        return mp_raise(vm, &mp_type_TypeError,
                        "'%T' object does not support the asynchronous context manager protocol (missed __aexit__ "
                        "method)",
                        manager);
    }
    mp_value awaitable = mp_is_error(exit) ? MP_ERROR : mp_call(vm, enter, 0, NULL);
    if (mp_is_error(awaitable)) {
        return MP_ERROR;
    }
    args[0] = exit;
    return mp_await_iterator(
        vm, awaitable, "'async with' received an object from __aenter__ that does not implement __await__: %T");
}

mp_value mp_intrinsic_async_exit(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    mp_value awaitable = mp_call_exit(vm, args[0], args[1]);
    return mp_is_error(awaitable) ? MP_ERROR
                                  : mp_await_iterator(vm, awaitable,
                                                      "'async with' received an object from __aexit__ that does not "
                                                      "implement __await__: %T");
}
