/* SPDX-License-Identifier: MIT
 *
 * Layer 2. dict: an array of entries in insertion order, and above eight entries an index table beside it.
 *
 * Invariants: `used` entries of the array were ever filled since it was laid out anew, `count` of them are alive (a
 * deleted one has key MP_UNBOUND). Keys whose hash is cheap and pure (str, numbers, constants) have no hash stored;
 * as soon as another key comes in, the dict keeps a hash beside each entry.
 */
#ifndef MP_OBJECTS_DICT_H
#define MP_OBJECTS_DICT_H

#include "objects/object.h"

typedef struct mp_dict_entry {
    mp_value key; /* MP_UNBOUND: deleted */
    mp_value value;
} mp_dict_entry;

typedef struct mp_dict {
    mp_object object;
    mp_dict_entry *entries; /* a buffer; behind the entries: hashes and index, see dict.c */
    size_t used;
    size_t count_flags; /* count << 4 | MP_DICT_… flags */
} mp_dict;
/* MOVED changes whenever living entries get other numbers. */
enum { MP_DICT_HASHES = 1, MP_DICT_INDEX = 2, MP_DICT_NAMESPACE = 4, MP_DICT_MOVED = 8 };

/* The entry with this number, counted from `entries` on, is one of those in use. (With an index, a header of 16 bytes
 * comes first.) */
static inline bool mp_dict_has_entry(const mp_dict *dict, size_t number) {
    size_t header = (dict->count_flags & MP_DICT_INDEX) / MP_DICT_INDEX * (16 / sizeof(mp_dict_entry));
    return number - header < dict->used;
}
static inline mp_dict *mp_dict_get_ptr(mp_value v) { return (mp_dict *)mp_pointer(v); }
MP_INLINED(bool mp_dict_is(mp_value v), { return mp_is_instance(v, &mp_type_dict); })
static inline size_t mp_dict_count(mp_value v) { return mp_dict_get_ptr(v)->count_flags >> 4; }

MP_CHECKED mp_value mp_dict_new(mp_vm *vm);
/* The value for the key; MP_UNBOUND if there is none; MP_ERROR if hashing or comparing raised. */
MP_CHECKED mp_value mp_dict_find(mp_vm *vm, mp_value dict, mp_value key);
/* The same for a key that is an interned or constant str: never fails. */
mp_value mp_dict_find_name(mp_value dict, mp_value name);
MP_CHECKED bool mp_dict_set(mp_vm *vm, mp_value dict, mp_value key, mp_value value);
/* Removes the key; *found says whether it was there. */
MP_CHECKED bool mp_dict_remove(mp_vm *vm, mp_value dict, mp_value key, bool *found);
/* The value that is there, or stores `value` and gives it. */
MP_CHECKED mp_value mp_dict_setdefault(mp_vm *vm, mp_value dict, mp_value key, mp_value value);
/* dict.update(other): a mapping (has keys()) or an iterable of pairs. */
MP_CHECKED bool mp_dict_update(mp_vm *vm, mp_value dict, mp_value other);
MP_CHECKED mp_value mp_dict_copy(mp_vm *vm, mp_value dict);
void mp_dict_clear(mp_vm *vm, mp_value dict);
/* Walks over the entries in order: *position starts at 0; false at the end. Insertions in between are safe (they may
 * or may not be seen). */
bool mp_dict_next(mp_value dict, size_t *position, mp_value *key, mp_value *value);

#endif
