/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module collections: its table. Each type has a file of its own.
 */
#include "modules/collections.h"

#include "gc/vm.h"

static mp_value collections_abc(mp_vm *vm, mp_value self) {
    (void)self;
    return vm->hooks->import(vm, MP_NAME(collections_abc_));
}

static const mp_native collections_rows[] = {
    MP_CONSTANT(ChainMap, &mp_type_ChainMap),
    MP_CONSTANT(Counter, &mp_type_Counter),
    MP_CONSTANT(OrderedDict, &mp_type_OrderedDict),
    MP_CONSTANT(defaultdict, &mp_type_defaultdict),
    MP_CONSTANT(deque, &mp_type_deque),
    MP_GETTER(abc, collections_abc),
    MP_FUNCTION_KW(namedtuple, mp_namedtuple_make_class, 0, MP_VARIADIC),
};

MP_MODULE(mp_module_collections, collections, collections_rows, NULL);
