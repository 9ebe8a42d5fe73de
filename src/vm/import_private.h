/* SPDX-License-Identifier: MIT
 *
 * Layer 4b, for the two files of the import system only.
 */
#ifndef MP_VM_IMPORT_PRIVATE_H
#define MP_VM_IMPORT_PRIVATE_H

#include "objects/module.h"
#include "vm/run.h"

/* A module whose code is running. */
typedef struct mp_import_link {
    mp_value module;
    struct mp_import_link *outer;
} mp_import_link;

/* getattr(module, name), MP_UNBOUND if there is none. */
MP_CHECKED mp_value mp_import_attribute(mp_vm *vm, mp_value module, mp_value name);
/* from package import names: loads those that are submodules. `package` is its absolute name. */
MP_CHECKED bool mp_import_submodules(mp_vm *vm, mp_value module, mp_value package, mp_value names);

#endif
