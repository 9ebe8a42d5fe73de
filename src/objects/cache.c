/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Emptying the table of inline caches. See cache.h.
 */
#include "objects/cache.h"

void mp_cache_flush(mp_vm *vm) { memset(vm->cache, 0, (vm->cache_mask + 1) * sizeof *vm->cache); }

void mp_cache_invalidate(mp_vm *vm) { vm->names_version++; }
