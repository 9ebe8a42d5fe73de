/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Identity is the address: an object stays where it is once that was told. See identity.h.
 */
#include "objects/identity.h"

#include "objects/number.h"

/* Values that are no objects have no place. */
static bool pin(mp_vm *vm, mp_value v) { return !mp_is_pointer(v) || mp_gc_pin(vm, mp_pointer(v)); }

mp_value mp_id(mp_vm *vm, mp_value v) { return pin(vm, v) ? mp_int_from_u64(vm, v.bits) : MP_ERROR; }

bool mp_identity_hash(mp_vm *vm, mp_value v, mp_hash *out) {
    *out = v.bits >> 4;
    return pin(vm, v);
}
