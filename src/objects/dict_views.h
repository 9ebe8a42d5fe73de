/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What dict.keys(), values() and items() return, and the iterators over dicts.
 */
#ifndef MP_OBJECTS_DICT_VIEWS_H
#define MP_OBJECTS_DICT_VIEWS_H

#include "objects/dict.h"

typedef struct mp_dict_view {
    mp_object object;
    mp_value dict;
} mp_dict_view;

/* Goes over a dict, or a set: position is the entry to look at next (backwards: the one behind it). The dict is
 * MP_UNBOUND when it is exhausted. The numbers are small ints, for mp_iter_local. */
typedef struct mp_dict_iterator {
    mp_object object;
    mp_value dict;
    mp_value position;
    mp_value state;     /* of the dict at the start: see table_state */
    mp_value remaining; /* entries still to come */
} mp_dict_iterator;
_Static_assert(sizeof(mp_dict_iterator) <= sizeof(mp_iterator_place), "see mp_iter_local");

extern const mp_type mp_type_dict_keys, mp_type_dict_values, mp_type_dict_items;
extern const mp_type mp_type_dict_key_iterator, mp_type_dict_value_iterator, mp_type_dict_item_iterator;
extern const mp_type mp_type_dict_reverse_key_iterator;

/* A view of one of the three types. */
MP_CHECKED mp_value mp_dict_view_new(mp_vm *vm, const mp_type *type, mp_value dict);
/* An iterator of one of the types above. */
MP_CHECKED mp_value mp_dict_iterator_new(mp_vm *vm, const mp_type *type, mp_value dict);

#endif
