/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The iterators behind builtin functions: enumerate, zip, map, filter, reversed, iter(callable, sentinel); and
 * those beside the ones in iterator.h.
 */
#ifndef MP_OBJECTS_BUILTIN_ITERATORS_H
#define MP_OBJECTS_BUILTIN_ITERATORS_H

#include "objects/iterator.h"

typedef struct mp_enumerate {
    mp_object object;
    mp_value iterator;
    mp_value index; /* an int of any size: that of the next item */
} mp_enumerate;

/* zip and map. */
typedef struct mp_parallel {
    mp_object object;
    mp_value iterators; /* tuple */
    mp_value function;  /* map's; for zip True if strict, else False */
} mp_parallel;

typedef struct mp_filter {
    mp_object object;
    mp_value function; /* None: the item itself decides */
    mp_value iterator;
} mp_filter;

extern const mp_type mp_type_enumerate, mp_type_zip, mp_type_map, mp_type_filter;
/* reversed and reversed lists have mp_seq_iterator as struct; `index` is how many items are left. */
extern const mp_type mp_type_reversed, mp_type_list_reverseiterator;
extern const mp_type mp_type_callable_iterator, mp_type_longrange_iterator;

/* iter(callable, sentinel); the caller has checked that it is callable. */
MP_CHECKED mp_value mp_callable_iterator_new(mp_vm *vm, mp_value callable, mp_value sentinel);
/* An iterator over start, start + step, … for a count; all are ints of any size. */
MP_CHECKED mp_value mp_range_iterator_new(mp_vm *vm, mp_value start, mp_value step, mp_value count);
/* map.__next__'s rule for all iterators that call functions: StopIteration from one ends the iteration.
 * Returns MP_STOP if that is pending (and clears it), else MP_ERROR. */
mp_value mp_iterator_stopped(mp_vm *vm);

#endif
