/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. What src/api asks of the import system beyond run.h: finding a module without loading it.
 */
#ifndef MP_VM_IMPORT_H
#define MP_VM_IMPORT_H

#include "objects/module.h"
#include "vm/run.h"

/* Where a module comes from. */
typedef struct mp_module_place {
    const mp_module_def *def; /* a built-in module, or NULL */
    mp_value file;            /* path of its source; MP_UNBOUND: none (built-in, or a folder without __init__.py) */
    mp_value folders;         /* its __path__, a list, if it is a package, else MP_UNBOUND */
} mp_module_place;

/* Finds a module by its absolute name, importing the packages around it. ModuleNotFoundError if there is none. */
MP_CHECKED bool mp_import_find(mp_vm *vm, mp_value name, mp_module_place *out);
/* Raises ImportError or a subclass, with the attribute `name` (a str). Returns MP_ERROR. */
mp_value mp_import_error(mp_vm *vm, const mp_type *type, mp_value name, mp_value message);
/* "a.b.c" gives "a.b", "a" gives "". */
MP_CHECKED mp_value mp_import_parent(mp_vm *vm, mp_value name);

#endif
