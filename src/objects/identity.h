/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Identity: what id() gives, and the hash of objects that are compared by identity.
 */
#ifndef MP_OBJECTS_IDENTITY_H
#define MP_OBJECTS_IDENTITY_H

#include "objects/object.h"

/* id(v): the same int as long as v lives. */
MP_CHECKED mp_value mp_id(mp_vm *vm, mp_value v);
/* Never fails. */
bool mp_identity_hash(mp_vm *vm, mp_value v, mp_hash *out);

#endif
