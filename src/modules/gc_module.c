/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module gc.
 */
#include "gc/vm.h"
#include "objects/module.h"
#include "objects/number.h"

/* What finished calls left on the C stack is not to keep anything alive: the collector would see it in those parts of
 * its own frames that it has not filled. */
static MP_NOINLINE void wipe_stack(void) {
    volatile char left_over[512];
    for (size_t i = 0; i < sizeof left_over; i++) {
        left_over[i] = 0;
    }
}

static mp_value gc_collect(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args; /* a generation may be given; there is one */
    wipe_stack();
    return mp_int_from_size(vm, mp_gc_collect(vm));
}

static mp_value gc_enable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    mp_gc_enable(vm, true);
    return MP_NONE;
}

static mp_value gc_disable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    mp_gc_enable(vm, false);
    return MP_NONE;
}

static mp_value gc_isenabled(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_from_bool(vm->heap.enabled);
}

static mp_value gc_mem_alloc(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_int_from_size(vm, vm->heap.used_size);
}

static mp_value gc_mem_free(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_int_from_size(vm, vm->heap.total_size - vm->heap.used_size);
}

static mp_value gc_threshold(mp_vm *vm, size_t argc, const mp_value *args) {
    if (argc == 0) {
        return mp_int_from_i64(vm, mp_gc_threshold_get(vm));
    }
    intptr_t size;
    if (!mp_index_get(vm, args[0], &size)) {
        return MP_ERROR;
    }
    mp_gc_threshold(vm, size < 0 ? -1 : size - size % (intptr_t)MP_BLOCK_SIZE); /* memory is counted in blocks */
    return MP_NONE;
}

static const mp_native gc_rows[] = {
    MP_FUNCTION(collect, gc_collect, 0, 1),     MP_FUNCTION(enable, gc_enable, 0, 0),
    MP_FUNCTION(disable, gc_disable, 0, 0),     MP_FUNCTION(isenabled, gc_isenabled, 0, 0),
    MP_FUNCTION(mem_alloc, gc_mem_alloc, 0, 0), MP_FUNCTION(mem_free, gc_mem_free, 0, 0),
    MP_FUNCTION(threshold, gc_threshold, 0, 1),
};

MP_MODULE(mp_module_gc, gc, gc_rows, NULL);
