/* SPDX-License-Identifier: MIT
 *
 * Layer 1. The precise roots: every value the VM structure holds, the Python stack, and the weak tables.
 *
 * The values in struct mp_vm are those of MP_VM_VALUES (vm.h).
 */
#include "gc/mark.h"
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

static void trace_list(mp_tracer *tracer, mp_gc_list *list) {
    mp_trace_buffer(tracer, &list->items);
    mp_trace_range(tracer, (mp_value *)(void *)list->items, list->due);
}

void mp_roots_trace(mp_vm *vm, mp_tracer *tracer) {
#define TRACE(field) mp_trace_slot(tracer, &vm->field);
    MP_VM_VALUES(TRACE)
#undef TRACE
    trace_stack(vm, tracer);
    mp_trace_buffer(tracer, &vm->cache);
    mp_trace_buffer(tracer, &vm->interned);
    mp_trace_buffer(tracer, &vm->heap.pins);
    trace_list(tracer, &vm->heap.finalisable);
    trace_list(tracer, &vm->heap.weak);
}

void mp_roots_trace_weak(mp_vm *vm, mp_tracer *tracer) {
    mp_heap *heap = &vm->heap;
    if (vm->interned != NULL) {
        mp_trace_range(tracer, vm->interned, vm->interned_mask + 1);
    }
    const mp_gc_list *const lists[] = {&heap->finalisable, &heap->weak};
    for (size_t k = 0; k < MP_COUNT_OF(lists); k++) {
        size_t due = lists[k]->due;
        mp_trace_range(tracer, (mp_value *)(void *)(lists[k]->items + due), lists[k]->count - due);
    }
    for (size_t i = 0; i < heap->weak.count; i++) {
        mp_trace_slot(tracer, &((mp_weak *)heap->weak.items[i])->target);
    }
}

void mp_roots_drop_dead(mp_vm *vm) {
    for (size_t i = 0; vm->interned != NULL && i <= vm->interned_mask; i++) {
        mp_value name = vm->interned[i];
        if (mp_is_value(name) && !mp_gc_is_marked(vm, mp_pointer(name))) {
            vm->interned[i] = MP_UNBOUND;
            vm->interned_count--;
        }
    }
    /* an entry may name what has died; the few that are in use come back at once */
    memset(vm->cache, 0, (vm->cache_mask + 1) * sizeof *vm->cache);
}
