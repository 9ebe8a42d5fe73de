/* SPDX-License-Identifier: MIT
 *
 * Layer 1. Blocks that stay where they are, because their address was told to somebody: by id(), as a hash, to C.
 *
 * They are in an open-addressing table, which does not keep them alive.
 */
#include "gc/mark.h"

#define EMPTY 0u
#define DELETED 1u
#define FIRST_COUNT 8u

/* The slot of the address, or the first empty one. */
static size_t find(const uintptr_t *pins, size_t mask, uintptr_t address) {
    size_t i = (address / MP_BLOCK_SIZE * 0x9E3779B1u) & mask;
    while (pins[i] != address && pins[i] != EMPTY) {
        i = (i + 1) & mask;
    }
    return i;
}

/* Room for one more: a new table without the deleted entries. */
static bool make_room(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    size_t count = 0;
    for (size_t i = 0; heap->pins != NULL && i <= heap->pin_mask; i++) {
        count += heap->pins[i] > DELETED;
    }
    size_t slots = FIRST_COUNT;
    while (slots < 2 * (count + 1)) {
        slots *= 2;
    }
    uintptr_t *pins = mp_gc_array_new(vm, slots, sizeof *pins);
    if (pins == NULL) {
        return false;
    }
    memset(pins, 0, slots * sizeof *pins);
    size_t used = 0;
    for (size_t i = 0; heap->pins != NULL && i <= heap->pin_mask; i++) {
        if (heap->pins[i] > DELETED) {
            pins[find(pins, slots - 1, heap->pins[i])] = heap->pins[i];
            used++;
        }
    }
    mp_gc_free(vm, heap->pins);
    heap->pins = pins;
    heap->pin_mask = slots - 1;
    heap->pin_used = used;
    return true;
}

bool mp_gc_pin(mp_vm *vm, const void *block) {
    mp_heap *heap = &vm->heap;
    uintptr_t address = (uintptr_t)block;
    if (mp_heap_region_of(heap, block) == NULL) {
        return true;
    }
    if (heap->pins != NULL && heap->pins[find(heap->pins, heap->pin_mask, address)] == address) {
        return true;
    }
    if ((heap->pins == NULL || heap->pin_used + 1 > heap->pin_mask - heap->pin_mask / 4) && !make_room(vm)) {
        return false;
    }
    heap->pins[find(heap->pins, heap->pin_mask, address)] = address;
    heap->pin_used++;
    return true;
}

void mp_pins_drop_dead(mp_vm *vm) {
    mp_heap *heap = &vm->heap;
    for (size_t i = 0; heap->pins != NULL && i <= heap->pin_mask; i++) {
        if (heap->pins[i] > DELETED && !mp_gc_is_marked(vm, (const void *)heap->pins[i])) { // NOLINT
            heap->pins[i] = DELETED;
        }
    }
}
