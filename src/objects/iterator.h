/* SPDX-License-Identifier: MIT
 *
 * Layer 2. The iterators that the VM's `for` knows: over lists, tuples, ranges; and the generic one over __getitem__.
 */
#ifndef MP_OBJECTS_ITERATOR_H
#define MP_OBJECTS_ITERATOR_H

#include "objects/object.h"

/* Iterator over a list, tuple (or str, bytes: anything indexed): `next` of each type reads `index`, a small int. When
 * exhausted the sequence is MP_NONE. All fields are values, so that it may lie in registers: see mp_iter_local. */
typedef struct mp_seq_iterator {
    mp_object object;
    mp_value sequence;
    mp_value index;
} mp_seq_iterator;

static inline size_t mp_seq_iterator_index(const mp_seq_iterator *it) { return (size_t)mp_small(it->index); }
/* Moves on; gives the index that was. */
static inline size_t mp_seq_iterator_step(mp_seq_iterator *it) {
    size_t index = mp_seq_iterator_index(it);
    it->index.bits += 2;
    return index;
}

/* Iterator over a range: next, next + step … while count > 0. In mp_type_range_iterator all are small ints, in
 * mp_type_longrange_iterator ints of any size. */
typedef struct mp_range_iterator {
    mp_object object;
    mp_value next, step, count;
} mp_range_iterator;

extern const mp_type mp_type_list_iterator, mp_type_tuple_iterator, mp_type_range_iterator, mp_type_seq_iterator;

/* Memory for an iterator, for ops.iter of types with the flag MP_TYPE_ITER_LOCAL: where mp_iter_local wants it, else on
 * the heap. */
MP_CHECKED void *mp_iterator_alloc(mp_vm *vm, const mp_type *type, size_t size);
/* A new iterator of the given type (list, tuple, str, … iterators share the struct). */
MP_CHECKED mp_value mp_seq_iterator_new(mp_vm *vm, const mp_type *type, mp_value sequence);
/* ops.iter of iterators: returns self. */
mp_value mp_iter_self(mp_vm *vm, mp_value self);
/* ops.trace of mp_seq_iterator. */
void mp_seq_iterator_trace(mp_tracer *tracer, void *self);

#endif
