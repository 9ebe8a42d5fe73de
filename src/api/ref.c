/* SPDX-License-Identifier: MIT
 *
 * Layer 6. References: values kept alive for C.
 *
 * They stand in the list vm->refs, and a handle is the index. Item 0 is the first free handle (0: none), and each free
 * item holds the next one, as small ints.
 */
#include "api/api.h"
#include "objects/list.h"

mp_ref mp_ref_new(mp_vm *vm, mp_value value) {
    if (!mp_is_value(value)) {
        return 0;
    }
    if (!mp_is_value(vm->refs)) {
        mp_value none_free = MP_SMALL(0);
        mp_value list = mp_list_new(vm, 1, &none_free);
        if (mp_is_error(list)) {
            return 0;
        }
        vm->refs = list;
    }
    mp_list *refs = mp_list_get(vm->refs);
    size_t index = (size_t)mp_small(refs->items[0]);
    if (index != 0) {
        refs->items[0] = refs->items[index];
        mp_gc_store(vm, &refs->items[index], value);
    } else {
        index = refs->count;
        if (index > UINT32_MAX || !mp_list_append(vm, vm->refs, value)) {
            return 0;
        }
    }
    return (mp_ref)index;
}

mp_value mp_ref_get(mp_vm *vm, mp_ref ref) {
    assert(ref != 0 && ref < mp_list_get(vm->refs)->count);
    return mp_list_get(vm->refs)->items[ref];
}

void mp_ref_free(mp_vm *vm, mp_ref ref) {
    if (ref == 0) {
        return;
    }
    mp_list *refs = mp_list_get(vm->refs);
    assert(ref < refs->count);
    refs->items[ref] = refs->items[0];
    refs->items[0] = MP_SMALL(ref);
}
