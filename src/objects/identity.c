/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Identity is the address: objects do not move once it was told. See identity.h.
 */
#include "objects/identity.h"

#include "objects/number.h"

mp_value mp_id(mp_vm *vm, mp_value v) { return mp_int_from_u64(vm, v.bits); }

bool mp_identity_hash(mp_vm *vm, mp_value v, mp_hash *out) {
    (void)vm;
    *out = v.bits >> 4;
    return true;
}
