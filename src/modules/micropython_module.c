/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module micropython: what programs for microcontrollers ask of their interpreter.
 */
#include "gc/vm.h"
#include "modules/console.h"
#include "modules/micropython_ring.h"
#include "objects/builder.h"
#include "objects/event.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/str.h"

/* const() outside of what the compiler folds, and the decorators of code generators that are not needed here. */
static mp_value micropython_const(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return args[0];
}

static mp_value micropython_opt_level(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 0) {
        return mp_from_small(vm->optimise);
    }
    intptr_t level;
    if (!mp_index_get(vm, args[0], &level)) {
        return MP_ERROR;
    }
    if (level < 0 || level > 3) {
        return mp_raise(vm, &mp_type_ValueError, "optimisation level must be 0 to 3");
    }
    vm->optimise = (uint8_t)level;
    return MP_NONE;
}

static size_t stack_used(mp_vm *vm) {
    volatile char here = 0; /* its address is what counts */
    uintptr_t at = (uintptr_t)&here + (uintptr_t)here, base = (uintptr_t)vm->c_stack_base;
    return base > at ? (size_t)(base - at) : 0;
}

static mp_value write_text(mp_vm *vm, mp_builder *b) {
    mp_value text = mp_builder_str(b);
    return !mp_is_error(text) && mp_console_write(vm, MP_STREAM_OUT, mp_str_data(text), mp_str_size(text)) ? MP_NONE
                                                                                                          : MP_ERROR;
}

static mp_value micropython_mem_info(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)args;
    const mp_heap *heap = &vm->heap;
    size_t total = heap->total_size, used = heap->used_size, peak = heap->peak_size;
    size_t stack_limit = (size_t)(vm->c_stack_base - vm->c_stack_limit);
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "stack: %zu out of %zu\n", stack_used(vm), stack_limit);
    mp_builder_append_format(&b, "GC: total: %zu, used: %zu, free: %zu\n", total, used, total - used);
    if (argc > 0) {
        mp_builder_append_format(&b, " peak: %zu, regions: %zu, collections: %zu, allocations: %zu\n", peak,
                                 heap->region_count, heap->collection_count, heap->allocation_count);
    }
    return write_text(vm, &b);
}

/* Interned names that were made at run time. */
static mp_value micropython_qstr_info(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)args;
    size_t count = 0, size = 0;
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0; vm->interned != NULL && i <= vm->interned_mask; i++) {
        mp_value name = vm->interned[i];
        if (!mp_is_value(name)) {
            continue;
        }
        count++;
        size += mp_str_size(name);
        if (argc > 0) {
            mp_builder_append_format(&b, "Q(%U)\n", name);
        }
    }
    mp_builder_append_format(&b, "qstr pool: n_pool=1, n_qstr=%zu, n_str_data_bytes=%zu, n_total_bytes=%zu\n", count,
                             size, size + count * sizeof(mp_str) + (vm->interned_mask + 1) * sizeof(mp_value));
    return write_text(vm, &b);
}

static mp_value micropython_stack_use(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_int_from_size(vm, stack_used(vm));
}

static mp_value micropython_heap_lock(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    vm->heap.lock_depth++;
    mp_gc_trigger_update(vm); /* every allocation takes the slow path, which looks at the lock */
    return MP_NONE;
}

static mp_value micropython_heap_unlock(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    if (vm->heap.lock_depth == 0) {
        return mp_raise(vm, &mp_type_RuntimeError, "heap is not locked");
    }
    if (--vm->heap.lock_depth == 0) {
        mp_gc_trigger_update(vm);
    }
    return mp_from_small((intptr_t)vm->heap.lock_depth);
}

static mp_value micropython_heap_locked(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_from_small((intptr_t)vm->heap.lock_depth);
}

/* The MemoryError is always there; exceptions in interrupt handlers need no buffer. */
static mp_value micropython_alloc_emergency_exception_buf(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t size;
    return mp_index_get(vm, args[0], &size) ? MP_NONE : MP_ERROR;
}

/* Which character interrupts is the HAL's business; -1 and 3, all that programs ask for, are taken. */
static mp_value micropython_kbd_intr(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    intptr_t character;
    if (!mp_index_get(vm, args[0], &character)) {
        return MP_ERROR;
    }
    if (character != -1 && character != 3) {
        return mp_raise(vm, &mp_type_ValueError, "only -1 and 3 are supported");
    }
    return MP_NONE;
}

static mp_value micropython_schedule(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_is_callable(vm, args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "'%T' object is not callable", args[0]);
    }
    return mp_event_schedule(vm, args[0], args[1]) ? MP_NONE : MP_ERROR;
}

static const mp_native micropython_rows[] = {
    MP_FUNCTION(const, micropython_const, 1, 1),
    MP_FUNCTION(native, micropython_const, 1, 1),
    MP_FUNCTION(viper, micropython_const, 1, 1),
    MP_FUNCTION(opt_level, micropython_opt_level, 0, 1),
    MP_FUNCTION(mem_info, micropython_mem_info, 0, 1),
    MP_FUNCTION(qstr_info, micropython_qstr_info, 0, 1),
    MP_FUNCTION(stack_use, micropython_stack_use, 0, 0),
    MP_FUNCTION(heap_lock, micropython_heap_lock, 0, 0),
    MP_FUNCTION(heap_unlock, micropython_heap_unlock, 0, 0),
    MP_FUNCTION(heap_locked, micropython_heap_locked, 0, 0),
    MP_FUNCTION(alloc_emergency_exception_buf, micropython_alloc_emergency_exception_buf, 1, 1),
    MP_FUNCTION(kbd_intr, micropython_kbd_intr, 1, 1),
    MP_FUNCTION(schedule, micropython_schedule, 2, 2),
    MP_CONSTANT(RingIO, &mp_type_ring),
};

MP_MODULE(mp_module_micropython, micropython, micropython_rows, NULL);
