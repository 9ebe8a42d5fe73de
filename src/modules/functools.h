/* SPDX-License-Identifier: MIT
 *
 * Layer 5. What the files of the module functools share: one struct for all objects that stand for functions, with
 * attributes of their own as functions have.
 */
#ifndef MP_MODULES_FUNCTOOLS_H
#define MP_MODULES_FUNCTOOLS_H

#include "objects/function.h"
#include "objects/module.h"
#include "objects/tuple.h"

#define MP_FUNCTOOL_SLOTS 6

/* Each type says what its slots mean; v[0] is the function that it stands for. */
typedef struct mp_functool {
    mp_object object;
    mp_value dict; /* attributes; no value until one is set */
    mp_value v[MP_FUNCTOOL_SLOTS];
} mp_functool;

static inline mp_functool *mp_functool_get(mp_value v) { return (mp_functool *)mp_pointer(v); }

/* A new one, of `type` or a class derived from it, with the first slots filled. */
MP_CHECKED mp_value mp_functool_new(mp_vm *vm, const mp_type *type, size_t count, const mp_value *slots);
/* The operations and the row that all share. */
void mp_functool_trace(mp_tracer *tracer, void *self);
mp_value mp_functool_getattr(mp_vm *vm, mp_value self, mp_value name);
bool mp_functool_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled);
bool mp_functool_dir(mp_vm *vm, mp_value self, mp_value list);
mp_value mp_functool___dict__(mp_vm *vm, mp_value self);
/* descr_get of those that bind as functions do. */
mp_value mp_functool_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner);
#define MP_FUNCTOOL_OPS                                                                                                \
    (trace, mp_functool_trace), (getattr, mp_functool_getattr), (setattr, mp_functool_setattr), (dir, mp_functool_dir)
#define MP_FUNCTOOL_DICT MP_GETTER(__dict__, mp_functool___dict__)
/* A getter of slot `index`. */
#define MP_FUNCTOOL_SLOT(function, index)                                                                              \
    static mp_value function(mp_vm *vm, mp_value self) {                                                               \
        (void)vm;                                                                                                      \
        return mp_functool_get(self)->v[index];                                                                        \
    }
/* update_wrapper(wrapper, wrapped) with what it copies by default. */
MP_CHECKED mp_value mp_functool_update(mp_vm *vm, mp_value wrapper, mp_value wrapped);

/* ---- functools_partial.c ---- */

extern const mp_type mp_type_partial, mp_type_partialmethod;
/* partial(function, *args, **kw) */
MP_CHECKED mp_value mp_partial_new(mp_vm *vm, mp_value function, size_t argc, const mp_value *args, mp_kw kw);

/* ---- functools_cache.c ---- */

extern const mp_type mp_type_lru_wrapper, mp_type_cached_property;
mp_value mp_functools_lru_cache(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);
mp_value mp_functools_cache(mp_vm *vm, size_t argc, const mp_value *args);

/* ---- functools_dispatch.c ---- */

extern const mp_type mp_type_singledispatchmethod, mp_type_dispatcher, mp_type_bound_dispatcher;
mp_value mp_functools_singledispatch(mp_vm *vm, size_t argc, const mp_value *args);

/* ---- functools_order.c ---- */

extern const mp_type mp_type_compare_key, mp_type_ordering;
mp_value mp_functools_cmp_to_key(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);
mp_value mp_functools_total_ordering(mp_vm *vm, size_t argc, const mp_value *args);

#endif
