/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Modules: built-in ones are a constant table; what a program sets on them, and all of a Python module's
 * globals, is in a dict.
 */
#ifndef MP_OBJECTS_MODULE_H
#define MP_OBJECTS_MODULE_H

#include "objects/object.h"

/* A built-in module: a constant. */
typedef struct mp_module_def {
    mp_value name;
    const mp_native *rows;
    size_t row_count;
    /* Called at the first import; may set attributes with mp_setattr(vm, module, …). May be NULL. */
    bool (*init)(mp_vm *vm, mp_value module);
} mp_module_def;

/* Defines one: MP_MODULE(mp_module_math, math, math_rows, NULL). */
#define MP_MODULE(variable, name_, rows_, init_)                                                                       \
    const mp_module_def variable = {MP_VALUE_INIT(mp_names.mp_name_##name_), (rows_), sizeof(rows_) / sizeof((rows_)[0]), (init_)}

typedef struct mp_module {
    mp_object object;
    mp_value dict; /* MP_UNBOUND until something is set, for built-in modules */
    const mp_module_def *def; /* NULL for Python modules */
} mp_module;

/* The dict of the module's own attributes, made if needed. */
MP_CHECKED mp_value mp_module_dict(mp_vm *vm, mp_value module);

/* The second part of module builtins: what needs the VM or the compiler (src/api/builtins_vm.c). */
extern const mp_native mp_builtins_vm_rows[];
extern const size_t mp_builtins_vm_row_count;
/* A new module object; `def` may be NULL. */
MP_CHECKED mp_value mp_module_new(mp_vm *vm, mp_value name, const mp_module_def *def);
/* The built-in module of that name among the linked ones (vm->module_defs), or NULL. */
const mp_module_def *mp_module_def_find(mp_vm *vm, mp_value name);
/* The value of a built-in module's row, MP_UNBOUND if there is none of that name. */
MP_CHECKED mp_value mp_module_row_get(mp_vm *vm, mp_value module, mp_value name);
/* The name of the linked module that shows the built-in type; "builtins" if none does. */
mp_value mp_module_of_type(mp_vm *vm, const mp_type *type);
/* The builtin of that name: what was set on module builtins, else its rows. MP_UNBOUND if there is none. */
MP_CHECKED mp_value mp_builtin_find(mp_vm *vm, mp_value name);
/* What a program has set on the module sys under this name; MP_UNBOUND: nothing. Never fails. */
mp_value mp_sys_hook(mp_vm *vm, mp_value name);
/* What a program has put in the place of a builtin function; MP_UNBOUND: nothing. Never fails. */
mp_value mp_builtin_hook(mp_vm *vm, mp_value name);

#endif
