/* SPDX-License-Identifier: MIT
 *
 * Layer 5. What the classes of collections.abc give their heirs: tables of methods that rest on the abstract ones.
 */
#ifndef MP_MODULES_COLLECTIONS_MIXINS_H
#define MP_MODULES_COLLECTIONS_MIXINS_H

#include "objects/abc.h"

/* The classes that the methods ask about, in collections_abc.c. */
extern const mp_abc mp_abc_Set, mp_abc_Mapping, mp_abc_KeysView, mp_abc_ItemsView, mp_abc_ValuesView;

enum {
    MP_SEQUENCE_ROWS = 7,
    MP_MUTABLE_SEQUENCE_ROWS = 7,
    MP_SET_ROWS = 18,
    MP_MUTABLE_SET_ROWS = 7,
    MP_MAPPING_ROWS = 10,
    MP_MUTABLE_MAPPING_ROWS = 5
};
extern const mp_native mp_sequence_rows[MP_SEQUENCE_ROWS], mp_mutable_sequence_rows[MP_MUTABLE_SEQUENCE_ROWS],
    mp_set_rows[MP_SET_ROWS], mp_mutable_set_rows[MP_MUTABLE_SET_ROWS], mp_mapping_rows[MP_MAPPING_ROWS],
    mp_mutable_mapping_rows[MP_MUTABLE_MAPPING_ROWS];

/* A view of one of the three types (collections_views.c). */
MP_CHECKED mp_value mp_view_new(mp_vm *vm, const mp_type *type, mp_value mapping);
/* The answer of isinstance(v, abc). */
MP_CHECKED bool mp_abc_holds(mp_vm *vm, mp_value v, const mp_abc *abc, bool *out);

#endif
