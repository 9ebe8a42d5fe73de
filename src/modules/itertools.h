/* SPDX-License-Identifier: MIT
 *
 * Layer 5. What the files of the module itertools share: one struct for nearly all of its iterators.
 */
#ifndef MP_MODULES_ITERTOOLS_H
#define MP_MODULES_ITERTOOLS_H

#include "objects/builtin_iterators.h"
#include "objects/module.h"
#include "objects/tuple.h"

#define MP_TOOL_SLOTS 6

/* An iterator of the module. Each type says what its slots and `state` mean; unused ones are zero bits. */
typedef struct mp_tool {
    mp_object object;
    size_t state;
    mp_value v[MP_TOOL_SLOTS];
} mp_tool;

static inline mp_tool *mp_tool_get(mp_value v) { return (mp_tool *)mp_pointer(v); }

/* A new one, of `type` or a class derived from it, with the first slots filled. */
MP_CHECKED mp_value mp_tool_new(mp_vm *vm, const mp_type *type, size_t count, const mp_value *slots);
void mp_tool_trace(mp_tracer *tracer, void *self);
/* Calls a function for an iterator: its StopIteration gives MP_STOP. */
MP_CHECKED mp_value mp_tool_call(mp_vm *vm, mp_value function, size_t argc, const mp_value *args);
/* Checks for `count` arguments and no keywords; a subclass may have an __init__ that takes those. */
MP_CHECKED bool mp_tool_args(mp_vm *vm, const mp_type *type, size_t argc, size_t count, mp_kw kw);

#define MP_TOOL_OPS(make_, next_)                                                                                      \
    (trace, mp_tool_trace), (make, make_), (iter, mp_iter_self), (next, next_)
#define MP_TOOL_TYPE(variable, name, ops) MP_TYPE_PLAIN(variable, name, &mp_type_object, sizeof(mp_tool), ops, 0)

/* itertools_combine.c */
extern const mp_type mp_type_product, mp_type_permutations, mp_type_combinations, mp_type_combinations_repeated;
/* itertools_group.c */
extern const mp_type mp_type_groupby, mp_type_grouper, mp_type_tee, mp_type_zip_longest, mp_type_batched,
    mp_type_pairwise;
mp_value mp_itertools_tee(mp_vm *vm, size_t argc, const mp_value *args);

#endif
