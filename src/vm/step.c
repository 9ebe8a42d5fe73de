/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The longer steps of the loop's instructions. See step.h.
 */
#include "gc/region.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/dict_fast.h"
#include "objects/exception.h"
#include "objects/exception_all.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/intrinsics.h"
#include "vm/numbers.h"
#include "vm/step.h"

/* ---- numbers ---- */

mp_value mp_step_arithmetic(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    mp_real x, y;
    if (!mp_both_small(a, b) && mp_as_real(a, &x) && mp_as_real(b, &y)) {
        switch (op) {
        case MP_OP_ADD:
            return mp_float_new(vm, x + y);
        case MP_OP_SUB:
            return mp_float_new(vm, x - y);
        case MP_OP_MUL:
            return mp_float_new(vm, x * y);
        case MP_OP_TRUEDIV:
            if (y != 0) {
                return mp_float_new(vm, x / y);
            }
            break;
        default:
            break;
        }
    }
    return mp_binary(vm, op, a, b);
}

mp_value mp_step_arithmetic_inplace(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b) {
    if (mp_is_pointer(a) || mp_is_pointer(b)) {
        return mp_inplace(vm, op, a, b);
    }
    return mp_step_arithmetic(vm, op, a, b);
}

int mp_step_compare(mp_vm *vm, mp_compare_op op, mp_value a, mp_value b) {
    mp_real x, y;
    if (mp_as_real(a, &x) && mp_as_real(b, &y)) {
        switch (op) {
        case MP_LT:
            return x < y;
        case MP_LE:
            return x <= y;
        case MP_EQ:
            return x == y;
        case MP_NE:
            return x != y;
        case MP_GT:
            return x > y;
        default:
            return x >= y;
        }
    }
    if ((op == MP_EQ || op == MP_NE) && mp_is_exact(a, &mp_type_str) && mp_is_exact(b, &mp_type_str)) {
        return mp_str_equal(a, b) == (op == MP_EQ);
    }
    bool truth;
    return mp_compare_truth(vm, op, a, b, &truth) ? truth : -1;
}

/* ---- items ---- */

mp_value mp_step_get_item(mp_vm *vm, mp_value o, mp_value index) {
    if (mp_is_exact(o, &mp_type_dict)) {
        mp_dict_entry *entry;
        if (mp_dict_lookup_pure(mp_dict_get_ptr(o), index, &entry) && entry != NULL) {
            return entry->value;
        }
    } else if (mp_is_exact(o, &mp_type_str) && mp_is_small(index) && mp_str_ascii(o)) {
        size_t size = mp_str_size(o);
        intptr_t i = mp_small(index);
        i = i < 0 ? i + (intptr_t)size : i;
        if (i >= 0 && (size_t)i < size) {
            return MP_VALUE_OF(mp_names.chars[(uint8_t)mp_str_data(o)[i]]);
        }
    }
    return mp_getitem(vm, o, index);
}

bool mp_step_set_item(mp_vm *vm, mp_value o, mp_value index, mp_value value) {
    if (mp_is_exact(o, &mp_type_dict)) {
        mp_dict_entry *entry;
        if (mp_dict_lookup_pure(mp_dict_get_ptr(o), index, &entry) && entry != NULL) {
            mp_gc_store(vm, &entry->value, value);
            return true;
        }
        return mp_dict_set(vm, o, index, value);
    }
    return mp_setitem(vm, o, index, value);
}

/* ---- frames ---- */

/* A new entry, or NULL. While memory is used up, a collection for each frame that an exception leaves would find next to
 * nothing: it waits until there is something to find. */
static mp_traceback *traceback_entry_new(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    bool enabled = heap->enabled, fresh = vm->memory_error_fresh;
    mp_value pending = vm->pending;
    heap->enabled = enabled && heap->since_collection_size > heap->total_size / 16;
    mp_traceback *entry = mp_gc_new(vm, &mp_type_traceback, sizeof *entry);
    heap->enabled = enabled;
    vm->pending = pending;
    vm->memory_error_fresh = fresh;
    return entry;
}

void mp_step_add_traceback(mp_vm *vm, const mp_value *base, size_t offset) {
    mp_exception *exception = mp_exception_get(vm->pending);
    bool memory_error = mp_same(vm->pending, vm->memory_error);
    if (vm->memory_error_fresh && memory_error) { /* the one object, raised anew */
        vm->memory_error_fresh = false;
        exception->traceback = MP_NONE;
        exception->context = MP_NONE;
        exception->cause = MP_UNBOUND;
        exception->extra = MP_UNBOUND;
        exception->flags = MP_EXCEPTION_LINKED;
    }
    mp_traceback *entry = memory_error && vm->heap.fail_countdown == 0 ? NULL : traceback_entry_new(vm);
    if (entry == NULL) {
        return;
    }
    mp_gc_store(vm, &entry->next, exception->traceback);
    mp_gc_store(vm, &entry->function, base[-3]);
    entry->offset = offset;
    mp_gc_store(vm, &exception->traceback, mp_from_pointer(entry));
}

mp_value *mp_step_revive(mp_vm *vm, mp_generator *g, mp_value *base, unsigned kind, mp_value offset_link,
                        mp_value caller) {
    const mp_code *code = mp_code_get(mp_function_get(g->function)->code);
    base[-4] = mp_from_pointer(g);
    base[-3] = g->function;
    base[-2] = offset_link;
    base[-1] = caller;
    if (!mp_frame_reserve(vm, &base, 0, code->register_count, &kind)) {
        return NULL;
    }
    base[-2].bits |= (uintptr_t)(kind & MP_FRAME_CHUNK) << 1;
    memcpy(base, g->registers, code->register_count * sizeof *base);
    mp_value outer = vm->handled;
    if (!mp_is_none(g->handled)) {
        vm->handled = g->handled;
    }
    mp_gc_store(vm, &g->handled, outer);
    return base;
}

mp_value *mp_step_revive_delegate(mp_vm *vm, const mp_value *r, mp_value iterator, size_t return_offset) {
    if (!mp_generator_is_plain(iterator) || mp_exception_matches(vm, &mp_type_GeneratorExit)) {
        return NULL;
    }
    mp_generator *g = mp_generator_get(iterator);
    mp_value *base = vm->top + MP_LINK_SLOTS;
    if (g->state == MP_GENERATOR_NEW || g->state >= MP_GENERATOR_RUNNING ||
        base + mp_code_register_count(mp_function_get(g->function)->code) > vm->stack_end) {
        return NULL;
    }
    mp_value pending = vm->pending, handled = g->handled;
    base = mp_step_revive(vm, g, base, MP_FRAME_DELEGATE, mp_link_make(return_offset, MP_FRAME_DELEGATE),
                          (mp_value){(uintptr_t)r | 1});
    if (base != NULL && !mp_is_none(handled)) {
        mp_exception_pend(vm, pending); /* raised anew, while that is handled */
    }
    return base;
}

void mp_step_suspend(mp_vm *vm, mp_generator *g, const mp_value *base, size_t offset, unsigned state) {
    const mp_code *code = mp_frame_code(base);
    mp_gc_copy(vm, g->registers, base, code->register_count);
    g->offset = (uint32_t)offset;
    g->state = (uint8_t)state;
    mp_value outer = g->handled;
    mp_gc_store(vm, &g->handled, mp_same(vm->handled, outer) ? MP_NONE : vm->handled);
    vm->handled = outer;
}

mp_value mp_step_outer_handled(const mp_value *r) {
    return mp_frame_code(r)->flags & MP_CODE_GENERATOR ? mp_generator_get(r[-4])->handled : MP_NONE;
}

mp_value mp_intrinsic_outer_handled(mp_vm *vm, size_t argc, mp_value *args) {
    (void)argc;
    const mp_value *r = vm->frame;
    bool outer = (mp_frame_code(r)->flags & MP_CODE_GENERATOR) && mp_same(args[0], mp_step_outer_handled(r));
    return outer ? MP_UNBOUND : args[0];
}

void mp_step_finish_generator(mp_vm *vm, mp_generator *g) {
    g->state = MP_GENERATOR_DONE;
    vm->handled = g->handled;
    g->handled = MP_NONE;
}

void mp_step_convert_stop_iteration(mp_vm *vm, mp_value generator) {
    bool stop = mp_exception_matches(vm, &mp_type_StopIteration);
    if (stop || (mp_is_exact(generator, &mp_type_async_generator) &&
                 mp_exception_matches(vm, &mp_type_StopAsyncIteration))) {
        mp_value cause = mp_exception_take(vm);
        mp_raise(vm, &mp_type_RuntimeError, "%s raised %s", mp_generator_kind(generator),
                 stop ? "StopIteration" : "StopAsyncIteration");
        mp_value made = mp_exception_take(vm);
        if (!mp_exception_is(made) || !mp_exception_cause_set(vm, made, cause)) {
            return;
        }
        mp_gc_store(vm, &mp_exception_get(made)->context, cause);
        vm->pending = made;
    }
}

mp_value mp_step_throw_into(mp_vm *vm, mp_value iterator) {
    bool exit = mp_exception_matches(vm, &mp_type_GeneratorExit);
    if (mp_generator_is_plain(iterator) && !exit) {
        return vm->hooks->resume(vm, iterator, MP_UNBOUND);
    }
    mp_value exception = mp_exception_take(vm);
    mp_value method = mp_getattr_find(vm, iterator, exit ? MP_NAME(close) : MP_NAME(throw));
    if (mp_is_error(method)) {
        return MP_ERROR;
    }
    mp_value v = MP_UNBOUND, thrown = vm->thrown;
    vm->thrown = MP_UNBOUND;
    if (mp_is_value(method)) {
        v = exit || mp_is_unbound(thrown)
                ? mp_call(vm, method, !exit, &exception)
                : mp_call(vm, method, mp_tuple_get(thrown)->count, mp_tuple_get(thrown)->items);
    }
    if (mp_is_error(v)) {
        if (!exit && mp_exception_matches(vm, &mp_type_StopIteration)) {
            vm->stop_value = mp_exception_value(mp_exception_take(vm));
            return MP_STOP;
        }
        return MP_ERROR;
    }
    if (exit || mp_is_unbound(v)) {
        vm->pending = exception;
        return MP_ERROR;
    }
    return v;
}

bool mp_step_for_start(mp_vm *vm, mp_value *state, mp_value iterable) {
    mp_value iterator = mp_iter_local(vm, iterable, (mp_iterator_place *)(void *)state);
    if (mp_is_error(iterator)) {
        return false;
    }
    if (iterator.bits != (uintptr_t)state) {
        state[0] = iterator;
    }
    return true;
}

mp_value mp_step_simple_init(mp_vm *vm, mp_value callee, size_t argc) {
    const mp_type *type = mp_as_type(callee);
    if (!mp_type_is_class(type) || type->layout != &mp_type_object || mp_class_of(type)->is_abstract ||
        !mp_same(mp_type_find(vm, type, MP_NAME(__new__)), MP_VALUE_OF(mp_object_new_row))) {
        return MP_UNBOUND;
    }
    mp_value init = mp_type_find(vm, type, MP_NAME(__init__));
    if (mp_same(init, MP_VALUE_OF(mp_object_init_row))) {
        return argc == 0 ? MP_NONE : MP_UNBOUND;
    }
    return mp_is_value(init) && mp_function_is(init) &&
                   !(mp_code_get(mp_function_get(init)->code)->flags & MP_CODE_GENERATOR)
               ? init
               : MP_UNBOUND;
}
