/* SPDX-License-Identifier: MIT
 *
 * Layer 1. Finalisers and weak references: two lists of objects for which something is called when they, or what they
 * refer to, have died.
 *
 * Invariants: the first `due` items of a list are waiting to be called; they are roots. The others are not, and those
 * that died leave the list at the end of marking. Nothing is called during a collection: mp_gc_finalise does it at safe
 * points, and the fuel of the VM is taken away so that there is one soon.
 */
#include "gc/mark.h"
#include "gc/object_hooks.h"
#include "gc/vm.h"

static bool list_add(mp_vm *vm, mp_gc_list *list, void *object) {
    if (list->count == list->capacity) {
        size_t capacity = list->capacity + list->capacity / 2 + 4;
        mp_object **larger = mp_gc_array_resize(vm, list->items, capacity, sizeof *larger);
        if (larger == NULL) {
            return false;
        }
        list->items = larger;
        list->capacity = capacity;
    }
    list->items[list->count++] = object;
    return true;
}

/* Makes item i due. */
static void make_due(mp_vm *vm, mp_gc_list *list, size_t i) {
    mp_object *object = list->items[i];
    list->items[i] = list->items[list->due];
    list->items[list->due++] = object;
    vm->fuel = 0;
}

/* Takes item i < due out of the list. */
static mp_object *take_due(mp_gc_list *list, size_t i) {
    mp_object *object = list->items[i];
    list->items[i] = list->items[--list->due];
    list->items[list->due] = list->items[--list->count];
    return object;
}

bool mp_gc_finalisable_add(mp_vm *vm, void *object) { return list_add(vm, &vm->heap.finalisable, object); }

bool mp_gc_weak_add(mp_vm *vm, mp_weak *holder) { return list_add(vm, &vm->heap.weak, holder); }

void mp_gc_each_weak(mp_vm *vm, mp_value target, bool (*each)(void *user, mp_weak *holder), void *user) {
    const mp_gc_list *list = &vm->heap.weak;
    for (size_t i = list->due; i < list->count; i++) {
        mp_weak *holder = (mp_weak *)list->items[i];
        if (mp_same(holder->target, target) && !each(user, holder)) {
            return;
        }
    }
}

/* What has died of the objects whose finalisers are native, or are not. */
static bool choose(mp_vm *vm, bool native) {
    mp_gc_list *list = &vm->heap.finalisable;
    size_t due = list->due;
    for (size_t i = list->due; i < list->count; i++) {
        if (!mp_gc_is_marked(vm, list->items[i]) && mp_object_finaliser_is_native(list->items[i]) == native) {
            make_due(vm, list, i);
        }
    }
    return list->due > due;
}

/* Python code may use all that its object refers to: what is marked on behalf of one with __del__ is not finalised yet. */
bool mp_finalise_choose(mp_vm *vm) { return choose(vm, false) || choose(vm, true); }

void mp_weak_drop_dead(mp_vm *vm) {
    mp_gc_list *list = &vm->heap.weak;
    size_t i = list->due;
    while (i < list->count) {
        mp_weak *holder = (mp_weak *)list->items[i];
        if (!mp_gc_is_marked(vm, holder)) {
            list->items[i] = list->items[--list->count];
            continue;
        }
        if (mp_is_value(holder->target) && mp_is_pointer(holder->target) &&
            !mp_gc_is_marked(vm, mp_pointer(holder->target))) {
            holder->target = MP_UNBOUND;
            make_due(vm, list, i);
        }
        i++;
    }
}

/* Calls for one due object of the list, native or not; false if there is none. */
static bool call_one(mp_vm *vm, mp_gc_list *list, bool native, void (*call)(mp_vm *vm, mp_object *object)) {
    for (size_t i = 0; i < list->due; i++) {
        if (mp_object_finaliser_is_native(list->items[i]) == native) {
            mp_object *object = take_due(list, i);
            call(vm, object);
            return true;
        }
    }
    return false;
}

void mp_gc_finalise(mp_vm *vm, bool native_only) {
    mp_heap *heap = &vm->heap;
    if ((heap->finalisable.due == 0 && heap->weak.due == 0) || (heap->finalising && !native_only) ||
        heap->lock_depth != 0) {
        return;
    }
    bool outer = heap->finalising;
    heap->finalising = true;
    while (!native_only && (call_one(vm, &heap->weak, true, mp_object_weak_dead) ||
                            call_one(vm, &heap->weak, false, mp_object_weak_dead) ||
                            call_one(vm, &heap->finalisable, false, mp_object_finalise))) {
    }
    while (call_one(vm, &heap->finalisable, true, mp_object_finalise)) {
    }
    heap->finalising = outer;
}

void mp_gc_finalise_all(mp_vm *vm) {
    mp_gc_list *list = &vm->heap.finalisable;
    vm->heap.weak.count = vm->heap.weak.due = 0;
    vm->heap.lock_depth = 0;
    list->due = list->count;
    mp_gc_finalise(vm, false);
    /* finalisers may have made objects that have some, too; once round is enough for Python, but not for files */
    list->due = list->count;
    mp_gc_finalise(vm, true);
}
