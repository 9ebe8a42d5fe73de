/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The VM's doors: running code, calling Python functions from C, resuming generators.
 */
#ifndef MP_VM_RUN_H
#define MP_VM_RUN_H

#include "bytecode/code.h"
#include "gc/vm.h"
#include "objects/function.h"

/* A function of the code with these globals (a dict); cells, if any, are MP_UNBOUND until set. */
MP_CHECKED mp_value mp_function_new(mp_vm *vm, mp_value code, mp_value globals);
/* Runs the code of a module, eval or exec. Code with MP_CODE_NAMESPACE gets `names` (a mapping), other code works on
 * the globals alone (names: MP_UNBOUND). */
MP_CHECKED mp_value mp_run_code(mp_vm *vm, mp_value code, mp_value globals, mp_value names);

/* hooks.call_function and hooks.resume */
MP_CHECKED mp_value mp_run_call(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, size_t kw_count,
                                const mp_value *kw_names);
MP_CHECKED mp_value mp_run_resume(mp_vm *vm, mp_value generator, mp_value value);

/* The globals of the running Python frame, MP_UNBOUND if none runs. */
mp_value mp_frame_globals(mp_vm *vm);
/* Its variables: the namespace of module, class and exec code, else a new dict. MP_UNBOUND if no frame runs. */
MP_CHECKED mp_value mp_frame_locals(mp_vm *vm);

/* ---- import (import.c) ---- */

/* import name, as the statement does it. `globals` tells the package for level > 0. `names` is a tuple (from … import)
 * or MP_NONE; the result is the module named first, or with names the one named last. */
MP_CHECKED mp_value mp_import(mp_vm *vm, mp_value name, size_t level, mp_value names, mp_value globals);
/* The same by way of what a program has put in the place of builtins.__import__. */
MP_CHECKED mp_value mp_import_statement(mp_vm *vm, mp_value name, size_t level, mp_value names, mp_value globals);
/* hooks.import */
MP_CHECKED mp_value mp_import_absolute(mp_vm *vm, mp_value name);
/* module.name, or the submodule of that name, as `from module import name` does it. */
MP_CHECKED mp_value mp_import_from(mp_vm *vm, mp_value module, mp_value name);
/* from module import *: into `names` (a mapping). */
MP_CHECKED bool mp_import_star(mp_vm *vm, mp_value module, mp_value names);
/* A new module of that name in sys.modules, with __name__ etc. set. */
MP_CHECKED mp_value mp_module_create(mp_vm *vm, mp_value name);

/* ---- intrinsics (intrinsics.c) ---- */

typedef mp_value (*mp_intrinsic_fn)(mp_vm *vm, size_t argc, mp_value *args);
extern const mp_intrinsic_fn mp_intrinsics[MP_INTRINSIC_COUNT];

#endif
