/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What is called when the VM ends: vm->exit_calls, a set, made when it is needed.
 */
#include "objects/exit_calls.h"

#include "gc/vm.h"
#include "objects/exception.h"
#include "objects/set.h"

bool mp_exit_call_add(mp_vm *vm, mp_value callable) {
    if (!mp_is_value(vm->exit_calls)) {
        mp_value set = mp_set_new(vm);
        if (mp_is_error(set)) {
            return false;
        }
        vm->exit_calls = set;
    }
    return mp_set_add(vm, vm->exit_calls, callable);
}

void mp_exit_call_remove(mp_vm *vm, mp_value callable) {
    bool found;
    if (mp_is_value(vm->exit_calls) && !mp_set_remove(vm, vm->exit_calls, callable, &found)) {
        vm->pending = MP_UNBOUND; /* no memory for its hash: then it was never hashed */
    }
}

/* The latest one is taken out. */
static mp_value take_last(mp_vm *vm) {
    mp_value last = MP_UNBOUND, item;
    for (size_t i = 0; mp_is_value(vm->exit_calls) && mp_set_next(vm->exit_calls, &i, &item);) {
        last = item;
    }
    bool found = false;
    if (mp_is_value(last) && (!mp_set_remove(vm, vm->exit_calls, last, &found) || !found)) {
        vm->pending = vm->exit_calls = MP_UNBOUND;
        return MP_UNBOUND;
    }
    return last;
}

/* The object does not want to be called. */
static bool declines(mp_vm *vm, mp_value callable) {
    bool wanted = true;
    mp_value atexit = mp_getattr_find(vm, callable, MP_NAME(atexit));
    if (mp_is_error(atexit) || (mp_is_value(atexit) && !mp_truth(vm, atexit, &wanted))) {
        vm->pending = MP_UNBOUND;
    }
    return !wanted;
}

void mp_exit_calls_run(mp_vm *vm) {
    mp_value callable;
    while (mp_is_value(callable = take_last(vm))) {
        if (!declines(vm, callable) && mp_is_error(mp_call(vm, callable, 0, NULL))) {
            mp_unraisable(vm, callable);
        }
    }
}
