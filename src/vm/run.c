/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. Entering the loop from C: calls, code, generators. See run.h.
 *
 * Invariant: vm->frame, vm->top and the stack's chunk are on return what they were at the start.
 */
#include "objects/exception_all.h"
#include "vm/step.h"

/* Starts a frame above everything that is in use. */
static mp_value enter_from_c(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, size_t kw_count,
                             const mp_value *kw_names) {
    const mp_code *code = mp_code_get(mp_function_get(function)->code);
    mp_value *saved_frame = vm->frame, *saved_top = vm->top;
    mp_value link[MP_LINK_SLOTS];
    mp_value *base = vm->top + MP_LINK_SLOTS;
    unsigned kind = MP_FRAME_ENTRY;
    if (base > vm->stack_end) { /* the link does not even fit: it is made in the new chunk */
        base = link + MP_LINK_SLOTS;
    }
    base[-4] = base[-2] = MP_SMALL(0);
    base[-1].bits = (uintptr_t)vm->frame | 1;
    base[-3] = function;
    size_t room = MP_MAX((size_t)code->register_count, mp_code_parameter_count(code));
    if (base == link + MP_LINK_SLOTS) {
        mp_value *end = vm->stack_end;
        vm->stack_end = base; /* forces a new chunk */
        bool ok = mp_frame_reserve(vm, &base, 0, room + 1, &kind);
        if (!ok) {
            vm->stack_end = end;
            return MP_ERROR;
        }
    } else if (!mp_frame_reserve(vm, &base, 0, room, &kind)) {
        return MP_ERROR;
    }
    base[-2] = mp_link_make(0, kind);
    vm->top = base;
    memset(base, 0, room * sizeof *base);
    vm->top = base + room;
    mp_value result;
    if (!mp_arguments_bind(vm, function, argc, args, kw_count, kw_names, base)) {
        result = MP_ERROR;
    } else if (code->flags & MP_CODE_GENERATOR) {
        result = mp_generator_new(vm, function, base);
    } else {
        result = mp_loop_run(vm, base, 0, false);
        kind &= ~(unsigned)MP_FRAME_CHUNK; /* the loop has dropped it */
    }
    if (kind & MP_FRAME_CHUNK) {
        mp_frame_drop_chunk(vm);
    }
    vm->frame = saved_frame;
    vm->top = saved_top;
    return result;
}

mp_value mp_run_call(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, size_t kw_count,
                     const mp_value *kw_names) {
    return mp_recursion_check(vm) ? enter_from_c(vm, function, argc, args, kw_count, kw_names) : MP_ERROR;
}

mp_value mp_run_code(mp_vm *vm, mp_value code, mp_value globals, mp_value names) {
    mp_value function = mp_function_new(vm, code, globals);
    bool namespace = mp_code_get(code)->flags & MP_CODE_NAMESPACE;
    return mp_is_error(function) ? MP_ERROR : mp_run_call(vm, function, namespace, &names, 0, NULL);
}

mp_value mp_run_resume(mp_vm *vm, mp_value generator, mp_value value) {
    mp_generator *g = mp_generator_get(generator);
    bool throwing = mp_is_unbound(value);
    if (g->state == MP_GENERATOR_RUNNING) {
        return mp_raise(vm, &mp_type_ValueError, "%s already executing", mp_generator_kind(generator));
    }
    if (g->state == MP_GENERATOR_DONE || (throwing && g->state == MP_GENERATOR_NEW)) {
        bool was_new = g->state == MP_GENERATOR_NEW;
        if (!was_new && mp_is_exact(generator, &mp_type_coroutine)) {
            return mp_raise(vm, &mp_type_RuntimeError, "cannot reuse already awaited coroutine");
        }
        g->state = MP_GENERATOR_DONE;
        if (throwing && was_new) {
            return MP_ERROR;
        }
        vm->stop_value = MP_NONE;
        return throwing ? MP_ERROR : MP_STOP;
    }
    mp_value pending = vm->pending, handled = g->handled;
    if (!mp_recursion_check(vm)) {
        return MP_ERROR;
    }
    mp_value *saved_frame = vm->frame, *saved_top = vm->top;
    mp_value *base = vm->top + MP_LINK_SLOTS;
    mp_value link[MP_LINK_SLOTS];
    mp_value *end = vm->stack_end;
    if (base > vm->stack_end) {
        base = link + MP_LINK_SLOTS;
        vm->stack_end = base;
    }
    base = mp_step_revive(vm, g, base, MP_FRAME_RESUME, mp_link_make(0, MP_FRAME_RESUME),
                  (mp_value){(uintptr_t)vm->frame | 1});
    if (base == NULL) {
        vm->stack_end = end;
        return MP_ERROR;
    }
    if (throwing) {
        vm->pending = pending;
        if (!mp_is_none(handled)) {
            mp_exception_pend(vm, pending); /* raised anew, while that is handled */
        }
    } else {
        const uint8_t *ip = mp_code_start(mp_frame_code(base)) + g->offset;
        if (g->state == MP_GENERATOR_SUSPENDED) {
            base[ip[-1]] = value;
        } else if (g->state == MP_GENERATOR_DELEGATING) {
            base[ip[2]] = value;
        }
        g->state = MP_GENERATOR_RUNNING;
    }
    mp_value result = mp_loop_run(vm, base, g->offset, throwing);
    vm->frame = saved_frame;
    vm->top = saved_top;
    return result;
}
