/* SPDX-License-Identifier: MIT
 *
 * Layer 5. Tables of weak references: what WeakValueDictionary, WeakKeyDictionary and WeakSet share (weakref.h).
 *
 * A reference that is a key is found by a key made for the search, a *probe*: like a reference, but unknown to the
 * collector, so that searches do not make garbage that it has to look after. A probe loses its target before it is
 * dropped.
 */
#include "modules/weakref.h"
#include "objects/dict.h"
#include "objects/dict_index.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "objects/weakref.h"

/* The callback of the references: takes their entry out of the map. Each weak value has one of its own. */
typedef struct remover {
    mp_object object;
    mp_value map;
    mp_value key; /* of the weak value; MP_UNBOUND: the reference is the key */
} remover;

/* Iterates over what the table held when it began. */
typedef struct weak_iterator {
    mp_object object;
    mp_value map;     /* MP_NONE at the end */
    mp_value entries; /* list: keys and values in turn, as they are in the table */
    size_t index;
    size_t changes;
    mp_weak_view view;
} weak_iterator;

static mp_value data_of(mp_value self) { return mp_weak_map_get(self)->data; }
static bool has_weak_values(mp_value self) { return mp_type_of(self)->layout == &mp_type_WeakValueDictionary; }

/* ---- removing what died ---- */

static void remover_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((remover *)self)->map, 2); }

static mp_value remover_call(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    remover *r = (remover *)mp_pointer(self);
    if (argc != 1 || kw.count != 0 || !mp_weakref_is(args[0])) {
        return mp_raise(vm, &mp_type_TypeError, "a weak reference is expected");
    }
    mp_value key = args[0];
    if (mp_is_value(r->key)) {
        key = r->key;
        mp_value now = mp_dict_find(vm, data_of(r->map), key);
        if (mp_is_error(now) || !mp_same(now, args[0])) { /* there may be another value by now */
            return mp_is_error(now) ? MP_ERROR : MP_NONE;
        }
    }
    bool found;
    return mp_dict_remove(vm, data_of(r->map), key, &found) ? MP_NONE : MP_ERROR;
}

MP_OPS(remover_ops, (trace, remover_trace), (call, remover_call));
static MP_TYPE_PLAIN(mp_type_remover, weak_remover, &mp_type_object, sizeof(remover), remover_ops, MP_TYPE_FINAL);

static mp_value remover_new(mp_vm *vm, mp_value map, mp_value key) {
    remover *r = mp_gc_new(vm, &mp_type_remover, sizeof *r);
    if (r == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &r->map, map);
    mp_gc_store(vm, &r->key, key);
    return mp_from_pointer(r);
}

/* ---- the table ---- */

void mp_weak_map_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((mp_weak_map *)self)->data, 2); }

mp_value mp_weak_map_new(mp_vm *vm, const mp_type *type) {
    mp_weak_map *self = mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    self->remover = MP_NONE;
    mp_value data = mp_dict_new(vm), map = mp_from_pointer(self);
    mp_value remover = mp_is_error(data) ? MP_ERROR : remover_new(vm, map, MP_UNBOUND);
    if (mp_is_error(remover)) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->data, data);
    mp_gc_store(vm, &self->remover, remover);
    return map;
}

bool mp_weak_map_length(mp_vm *vm, mp_value self, size_t *out) {
    (void)vm;
    *out = mp_dict_count(data_of(self));
    return true;
}

/* What the table has for a key that is weak, found by a probe. */
static mp_value find_weak(mp_vm *vm, mp_value self, mp_value key) {
    if (!mp_weakref_is_possible(vm, key)) {
        return mp_raise(vm, &mp_type_TypeError, "cannot create weak reference to '%T' object", key);
    }
    volatile mp_value held = key; /* on the C stack, so that it neither dies nor moves: the probe is not traced */
    mp_weakref *probe = mp_gc_new(vm, &mp_type_weakref, sizeof *probe);
    if (probe == NULL) {
        return MP_ERROR;
    }
    probe->callback = MP_NONE;
    probe->hash = MP_UNBOUND;
    probe->weak.target = held;
    mp_value value = mp_dict_find(vm, data_of(self), mp_from_pointer(probe));
    probe->weak.target = MP_UNBOUND;
    return value;
}

mp_value mp_weak_map_find(mp_vm *vm, mp_value self, mp_value key) {
    if (!has_weak_values(self)) {
        return find_weak(vm, self, key);
    }
    mp_value ref = mp_dict_find(vm, data_of(self), key);
    return mp_is_value(ref) ? mp_weakref_target(ref) : ref;
}

bool mp_weak_map_set(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    bool weak_values = has_weak_values(self);
    mp_value callback = weak_values ? remover_new(vm, self, key) : mp_weak_map_get(self)->remover;
    mp_value ref = mp_is_error(callback)
                       ? MP_ERROR
                       : mp_weakref_new(vm, &mp_type_weakref, weak_values ? value : key, callback);
    if (mp_is_error(ref)) {
        return false;
    }
    size_t count = mp_dict_count(data_of(self));
    if (!mp_dict_set(vm, data_of(self), weak_values ? key : ref, weak_values ? ref : value)) {
        return false;
    }
    mp_weak_map_get(self)->changes += mp_dict_count(data_of(self)) != count;
    return true;
}

bool mp_weak_map_remove(mp_vm *vm, mp_value self, mp_value key, bool *found) {
    mp_value data = data_of(self);
    if (!has_weak_values(self)) { /* the reference in the table, which has the key's hash */
        mp_value ref = mp_weakref_new(vm, &mp_type_weakref, key, MP_NONE);
        if (mp_is_error(ref) || !mp_dict_remove(vm, data, ref, found)) {
            return false;
        }
    } else if (!mp_dict_remove(vm, data, key, found)) {
        return false;
    }
    mp_weak_map_get(self)->changes += *found;
    return true;
}

/* The entry as the program sees it; false if it is dead. */
static bool entry_lives(bool weak_values, mp_value *key, mp_value *value) {
    mp_value *weak = weak_values ? value : key;
    *weak = mp_weakref_target(*weak);
    return mp_is_value(*weak);
}

bool mp_weak_map_next(mp_value self, size_t *position, mp_value *key, mp_value *value) {
    while (mp_dict_next(data_of(self), position, key, value)) {
        if (entry_lives(has_weak_values(self), key, value)) {
            return true;
        }
    }
    return false;
}

bool mp_weak_map_pop(mp_vm *vm, mp_value self, mp_value *key, mp_value *value) {
    while (mp_dict_count(data_of(self)) > 0) {
        mp_value item = mp_call_method(vm, data_of(self), MP_NAME(popitem), 0, NULL);
        if (mp_is_error(item)) {
            return false;
        }
        *key = mp_tuple_get(item)->items[0];
        *value = mp_tuple_get(item)->items[1];
        if (entry_lives(has_weak_values(self), key, value)) {
            mp_weak_map_get(self)->changes++;
            return true;
        }
    }
    return false;
}

void mp_weak_map_clear(mp_vm *vm, mp_value self) {
    mp_weak_map_get(self)->changes += mp_dict_count(data_of(self)) != 0;
    mp_dict_clear(vm, data_of(self));
}

/* ---- iterating ---- */

static weak_iterator *iterator_get(mp_value v) { return (weak_iterator *)mp_pointer(v); }

static void weak_iterator_trace(mp_tracer *tracer, void *self) {
    mp_trace_range(tracer, &((weak_iterator *)self)->map, 2);
}

static mp_value weak_iterator_next(mp_vm *vm, mp_value self) {
    weak_iterator *it = iterator_get(self);
    if (mp_is_none(it->map)) {
        return MP_STOP;
    }
    if (it->changes != mp_weak_map_get(it->map)->changes) {
        it->changes = SIZE_MAX; /* from now on always */
        return mp_raise(vm, &mp_type_RuntimeError, "%s changed size during iteration",
                        mp_type_of(it->map)->layout == &mp_type_WeakSet ? "Set" : "dictionary");
    }
    while (it->index < mp_list_get(it->entries)->count) {
        mp_value entry[2];
        memcpy(entry, mp_list_get(it->entries)->items + it->index, sizeof entry);
        it->index += 2;
        if (entry_lives(has_weak_values(it->map), &entry[0], &entry[1])) {
            return it->view == MP_WEAK_ITEMS ? mp_tuple_new(vm, 2, entry) : entry[it->view];
        }
    }
    it->map = it->entries = MP_NONE;
    return MP_STOP;
}

MP_OPS(weak_iterator_ops, (trace, weak_iterator_trace), (iter, mp_iter_self), (next, weak_iterator_next));
static MP_TYPE_PLAIN(mp_type_weak_iterator, weak_iterator, &mp_type_object, sizeof(weak_iterator), weak_iterator_ops,
                     MP_TYPE_FINAL);

mp_value mp_weak_map_iter(mp_vm *vm, mp_value self, mp_weak_view view) {
    size_t count = mp_dict_count(data_of(self));
    mp_value entries = mp_list_new(vm, 2 * count, NULL);
    weak_iterator *it = mp_is_error(entries) ? NULL : mp_gc_new(vm, &mp_type_weak_iterator, sizeof *it);
    if (it == NULL) {
        return MP_ERROR;
    }
    size_t position = 0, i = 0;
    mp_value key, value;
    while (i < 2 * count && mp_dict_next(data_of(self), &position, &key, &value)) { /* nothing died meanwhile */
        mp_gc_store(vm, &mp_list_get(entries)->items[i++], key);
        mp_gc_store(vm, &mp_list_get(entries)->items[i++], value);
    }
    mp_list_get(entries)->count = i;
    mp_gc_store(vm, &it->map, self);
    mp_gc_store(vm, &it->entries, entries);
    it->changes = mp_weak_map_get(self)->changes;
    it->view = view;
    return mp_from_pointer(it);
}
