/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The types of the module collections, and what its files share.
 */
#ifndef MP_MODULES_COLLECTIONS_H
#define MP_MODULES_COLLECTIONS_H

#include "objects/module.h"
#include "objects/object.h"

extern const mp_type mp_type_deque, mp_type_OrderedDict, mp_type_defaultdict, mp_type_Counter, mp_type_ChainMap;
extern const mp_module_def mp_module_collections;

/* namedtuple(typename, field_names, *, rename=False, defaults=None, module=None) */
mp_value mp_namedtuple_make_class(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);

#endif
