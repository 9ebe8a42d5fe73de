/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module weakref.
 */
#include "modules/weakref.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "objects/weakref.h"

static bool count_one(void *user, mp_weak *holder) {
    (void)holder;
    ++*(size_t *)user;
    return true;
}

/* Those that refer to the value; garbage that has not been found yet included. */
static size_t ref_count(mp_vm *vm, mp_value v) {
    size_t count = 0;
    mp_gc_each_weak(vm, v, count_one, &count);
    return count;
}

static mp_value weakref_getweakrefcount(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_from_small((intptr_t)ref_count(vm, args[0]));
}

typedef struct filling {
    mp_vm *vm;
    mp_value list;
    size_t count;
} filling;

static bool fill_one(void *user, mp_weak *holder) {
    filling *f = user;
    mp_list *list = mp_list_get(f->list);
    if (f->count < list->count) {
        mp_gc_store(f->vm, &list->items[f->count++], mp_from_pointer(holder));
    }
    return true;
}

static mp_value weakref_getweakrefs(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    filling f = {vm, mp_list_new(vm, ref_count(vm, args[0]), NULL), 0};
    if (mp_is_error(f.list)) {
        return MP_ERROR;
    }
    mp_gc_each_weak(vm, args[0], fill_one, &f); /* some may have been collected meanwhile */
    mp_list_get(f.list)->count = f.count;
    return f.list;
}

static mp_value weakref_proxy_types(mp_vm *vm, mp_value module) {
    (void)module;
    const mp_value types[] = {MP_VALUE_OF(mp_type_weakproxy), MP_VALUE_OF(mp_type_weakcallableproxy)};
    return mp_tuple_new(vm, MP_COUNT_OF(types), types);
}

static const mp_native weakref_rows[] = {
    MP_CONSTANT(CallableProxyType, &mp_type_weakcallableproxy),
    MP_CONSTANT(ProxyType, &mp_type_weakproxy),
    MP_GETTER(ProxyTypes, weakref_proxy_types),
    MP_CONSTANT(ReferenceError, &mp_type_ReferenceError),
    MP_CONSTANT(ReferenceType, &mp_type_weakref),
    MP_CONSTANT(WeakKeyDictionary, &mp_type_WeakKeyDictionary),
    MP_CONSTANT(WeakMethod, &mp_type_WeakMethod),
    MP_CONSTANT(WeakSet, &mp_type_WeakSet),
    MP_CONSTANT(WeakValueDictionary, &mp_type_WeakValueDictionary),
    MP_CONSTANT(finalize, &mp_type_finalize),
    MP_FUNCTION(getweakrefcount, weakref_getweakrefcount, 1, 1),
    MP_FUNCTION(getweakrefs, weakref_getweakrefs, 1, 1),
    MP_FUNCTION(proxy, mp_weakref_proxy, 1, 2),
    MP_CONSTANT(ref, &mp_type_weakref),
};

MP_MODULE(mp_module_weakref, weakref, weakref_rows, NULL);
