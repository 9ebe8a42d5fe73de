/* SPDX-License-Identifier: MIT
 *
 * Layer 2. What the VM's fast paths use of dicts: lookups that never run Python code and never fail, giving the
 * address of the entry. The address is valid until the dict changes or something is allocated.
 */
#ifndef MP_OBJECTS_DICT_FAST_H
#define MP_OBJECTS_DICT_FAST_H

#include "objects/dict.h"

/* The entry of a key that is an interned str; NULL if there is none. */
mp_dict_entry *mp_dict_entry_find_name(mp_dict *dict, mp_value name);
/* Looks up any key that is an exact str or a small int: *out is the entry, or NULL if there is none. False: the answer
 * needs the slow path (mp_dict_find), as also for all other keys. */
bool mp_dict_lookup_pure(mp_dict *dict, mp_value key, mp_dict_entry **out);
/* Removes and returns the newest entry; false if the dict is empty. */
bool mp_dict_take_last(mp_vm *vm, mp_value dict, mp_value *key, mp_value *value);

#endif
