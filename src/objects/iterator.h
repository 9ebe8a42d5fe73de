/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The iterators that the VM's `for` knows: over lists, tuples, ranges; and the generic one over __getitem__.
 */
#ifndef MP_OBJECTS_ITERATOR_H
#define MP_OBJECTS_ITERATOR_H

#include "objects/object.h"

/* Iterator over a list, tuple (or str, bytes: anything indexed): `next` of each type reads `index`. When exhausted
 * the sequence is MP_NONE. */
typedef struct mp_seq_iterator {
    mp_object object;
    mp_value sequence;
    size_t index;
} mp_seq_iterator;

/* Iterator over a range of small ints: values start, start + step … while count > 0. */
typedef struct mp_range_iterator {
    mp_object object;
    intptr_t next;
    intptr_t step;
    size_t count;
} mp_range_iterator;

extern const mp_type mp_type_list_iterator, mp_type_tuple_iterator, mp_type_range_iterator, mp_type_seq_iterator;

/* A new iterator of the given type (list, tuple, str, … iterators share the struct). */
MP_CHECKED mp_value mp_seq_iterator_new(mp_vm *vm, const mp_type *type, mp_value sequence);
/* ops.iter of iterators: returns self. */
mp_value mp_iter_self(mp_vm *vm, mp_value self);
/* ops.trace of mp_seq_iterator. */
void mp_seq_iterator_trace(mp_tracer *tracer, void *self);

#endif
