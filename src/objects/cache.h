/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The VM's table of inline caches, which also serves look-ups of names in types.
 *
 * An entry belongs to one instruction (or one name) and one shape, type or dict, and says what was found. Invariants:
 * an entry that hits is right, because whatever could make it wrong empties the table (mp_cache_flush: a class
 * changed) or changes the number that entries about builtins carry (mp_cache_invalidate: a global appeared or went).
 */
#ifndef MP_OBJECTS_CACHE_H
#define MP_OBJECTS_CACHE_H

#include "gc/vm.h"

/* The entry for an instruction address or name. Neighbours must not get the same entry even where the higher bits
 * change, which adding them sees to. */
static inline mp_cache_entry *mp_cache_at(mp_vm *vm, uintptr_t where) {
    return &vm->cache[(where + (where >> 11)) & vm->cache_mask];
}
void mp_cache_flush(mp_vm *vm);
void mp_cache_invalidate(mp_vm *vm);

#endif
