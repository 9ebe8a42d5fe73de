/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The precise roots: every value the VM structure holds, the Python stack, and the weak tables.
 *
 * A field added to struct mp_vm that holds a value must be added here.
 */
#include "gc/region.h"
#include "gc/vm.h"

static void trace_stack(mp_vm *vm, mp_tracer *tracer) {
    mp_value *top = vm->top;
    for (mp_stack_chunk *chunk = vm->chunk; chunk != NULL; chunk = chunk->previous) {
        mp_trace_range(tracer, chunk->slots, (size_t)(top - chunk->slots));
        /* what lies above may be stale, and must not be found when the stack grows over it again */
        memset(top, 0, (size_t)((char *)chunk->end - (char *)top));
        top = chunk->saved_top;
    }
    for (mp_stack_chunk **link = &vm->chunk; *link != NULL; link = &(*link)->previous) {
        mp_trace_pinned_buffer(tracer, link);
    }
}

void mp_roots_trace(mp_vm *vm, mp_tracer *tracer) {
    mp_value *const values[] = {&vm->pending, &vm->handled,     &vm->stop_value, &vm->memory_error, &vm->modules,
                                &vm->builtins, &vm->main_module, &vm->path,       &vm->argv,         &vm->sys_dict,
                                &vm->refs};
    for (size_t i = 0; i < MP_COUNT_OF(values); i++) {
        mp_trace_slot(tracer, values[i]);
    }
    trace_stack(vm, tracer);
    mp_trace_buffer(tracer, &vm->cache);
    mp_trace_buffer(tracer, &vm->interned);
    mp_trace_buffer(tracer, &vm->heap.finalisable);
}

static bool value_is_dead(mp_vm *vm, mp_value v) {
    return mp_is_pointer(v) && v.bits >= MP_SENTINEL_LIMIT && !mp_gc_is_marked(vm, mp_pointer(v));
}

void mp_roots_sweep_weak(mp_vm *vm) {
    for (size_t i = 0; vm->interned != NULL && i <= vm->interned_mask; i++) {
        if (value_is_dead(vm, vm->interned[i])) {
            vm->interned[i] = MP_UNBOUND;
            vm->interned_count--;
        }
    }
    for (size_t i = 0; vm->cache != NULL && i <= vm->cache_mask; i++) {
        mp_cache_entry *entry = &vm->cache[i];
        if (entry->where != 0 && (!mp_gc_is_marked(vm, entry->key) || value_is_dead(vm, entry->value) ||
                                  !mp_gc_is_marked_inside(vm, entry->where))) {
            memset(entry, 0, sizeof *entry);
        }
    }
}
