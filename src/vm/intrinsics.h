/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The functions behind INTRINSIC, spread over several files; the table is in intrinsics.c.
 */
#ifndef MP_VM_INTRINSICS_H
#define MP_VM_INTRINSICS_H

#include "vm/run.h"

/* Arguments are registers of the running frame: they stay where they are, and hold what they hold, during the call. */
#define X(id, function) mp_value mp_intrinsic_##function(mp_vm *vm, size_t argc, mp_value *args);
MP_INTRINSICS(X)
#undef X

/* Calls a context manager's bound __exit__ or __aexit__ for the exception, or for None. */
MP_CHECKED mp_value mp_call_exit(mp_vm *vm, mp_value exit, mp_value exception);

/* What sys.displayhook does by itself: writes repr(v), unless it is None, and keeps v as builtins._ */
MP_CHECKED mp_value mp_display(mp_vm *vm, mp_value v);

#endif
