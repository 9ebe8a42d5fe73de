/* SPDX-License-Identifier: MIT
 *
 * Layer 4b. The slow paths of attribute and name instructions, which fill the inline cache.
 *
 * Invariants: an entry is filled only if the next hit is right without running any of this again; see cache.h for what
 * empties the table. Module and globals entries are checked against the dict's entry at each hit.
 */
#include "objects/cache.h"

#include "objects/class.h"
#include "objects/dict.h"
#include "objects/dict_fast.h"
#include "objects/exception_all.h"
#include "objects/module.h"
#include "objects/str.h"
#include "vm/frame.h"

static void fill(mp_vm *vm, const uint8_t *ip, const void *key, mp_value value, unsigned kind, size_t offset) {
    if (vm->cache_mask > 0) {
        mp_cache_entry *entry = mp_cache_at(vm, (uintptr_t)ip);
        *entry = (mp_cache_entry){(uintptr_t)ip, key, value, (uintptr_t)offset << 3 | kind};
    }
}

/* ---- attributes ---- */

static bool has_plain_getattribute(mp_vm *vm, const mp_type *type) {
    return mp_same(mp_type_find(vm, type, MP_NAME(__getattribute__)), MP_VALUE_OF(mp_object_getattribute_row));
}

/* Calling the attribute with the object in front of the arguments is all there is to it. */
static bool is_method_of(mp_value attribute, mp_value o) {
    return mp_function_is(attribute) || (mp_is_exact(attribute, &mp_type_method_descriptor) &&
                                         mp_native_applies((const mp_native *)mp_pointer(attribute), o));
}

/* What the type has under this name is asked before the instance's own attributes. The descriptor of a slot is not: all
 * it does is to ask for the instance's attribute. */
static bool goes_first(mp_vm *vm, mp_value attribute, const mp_type *type, mp_value name) {
    return mp_is_value(attribute) && mp_is_data_descriptor(vm, attribute) && !mp_is_member_of(attribute, type, name);
}

static bool is_wild(const mp_shape *shape) { return mp_is_none(shape->name); }

/* The value in the instance's slots, noted in the cache; MP_UNBOUND if it is not there. */
static mp_value find_slot(mp_vm *vm, const uint8_t *ip, mp_object *object, mp_value name) {
    const mp_shape *shape = (const mp_shape *)object->head;
    unsigned index;
    if (is_wild(shape) || !mp_shape_find(shape, name, &index)) {
        return MP_UNBOUND;
    }
    mp_slot_place place = mp_shape_place(shape, object, index);
    if (shape->first_slot != 0) {
        fill(vm, ip, shape, MP_NONE, place.overflow ? MP_CACHE_OVERFLOW : MP_CACHE_SLOT, place.offset);
    }
    return *mp_instance_slot(object, index);
}

bool mp_fast_module_attr(mp_vm *vm, const mp_cache_entry *entry, mp_value o, mp_value name, mp_value *out) {
    size_t number = entry->extra >> 3;
    switch (entry->extra & 7) {
    case MP_CACHE_VALUE:
        *out = entry->value;
        return true;
    case MP_CACHE_VERSIONED:
        *out = entry->value;
        return number == vm->names_version;
    case MP_CACHE_DICT_ENTRY: {
        const mp_dict *dict = mp_dict_get_ptr(((const mp_module *)mp_pointer(o))->dict);
        if (mp_dict_has_entry(dict, number) && mp_same(dict->entries[number].key, name)) {
            *out = dict->entries[number].value;
            return true;
        }
        return false;
    }
    default:
        return false;
    }
}

/* An attribute of a module, noted in the cache. The key is the module itself. */
static mp_value load_from_module(mp_vm *vm, const uint8_t *ip, mp_value o, mp_value name) {
    const mp_module *module = (const mp_module *)mp_pointer(o);
    if (mp_is_value(module->dict)) {
        mp_dict *dict = mp_dict_get_ptr(module->dict);
        mp_dict_entry *entry = mp_dict_entry_find_name(dict, name);
        if (entry != NULL) {
            fill(vm, ip, module, MP_NONE, MP_CACHE_DICT_ENTRY, (size_t)(entry - dict->entries));
            return entry->value;
        }
    }
    mp_value v = mp_module_row_get(vm, o, name);
    if (mp_is_value(v) && mp_is_pointer(v) && mp_is_exact(v, &mp_type_builtin_function)) {
        fill(vm, ip, module, v, MP_CACHE_VERSIONED, vm->names_version);
    }
    return v;
}

/* An attribute of a class, noted in the cache if it does not depend on anything but the class. */
static mp_value load_from_type(mp_vm *vm, const uint8_t *ip, mp_value o, mp_value name) {
    if (mp_is_value(mp_type_find(vm, &mp_type_type, name))) {
        return MP_UNBOUND; /* the metatype may have a say */
    }
    mp_value v = mp_type_find(vm, mp_as_type(o), name);
    if (!mp_is_value(v)) {
        return MP_UNBOUND;
    }
    bool bound = mp_is_pointer(v) && !mp_function_is(v) && MP_OP(mp_type_of(v)->ops, descr_get) != NULL;
    if (!bound) {
        fill(vm, ip, (const void *)o.bits, v, MP_CACHE_VALUE, 0); // NOLINT
        return v;
    }
    return mp_bind(vm, v, MP_UNBOUND, mp_as_type(o));
}

mp_value mp_slow_load_attr(mp_vm *vm, const uint8_t *ip, mp_value o, mp_value name) {
    const mp_type *type = mp_type_of(o);
    mp_value v = MP_UNBOUND;
    if (type == &mp_type_module) {
        v = load_from_module(vm, ip, o, name);
    } else if (type == &mp_type_type) {
        v = load_from_type(vm, ip, o, name);
    } else if (mp_type_is_class(type) && type->layout != &mp_type_type && has_plain_getattribute(vm, type)) {
        mp_value attribute = mp_type_find(vm, type, name);
        if (!goes_first(vm, attribute, type, name)) {
            v = find_slot(vm, ip, mp_pointer(o), name);
        }
        if (mp_is_unbound(v) && mp_is_value(attribute) && !is_wild((const mp_shape *)mp_pointer(o)->head) &&
            MP_OP(type->layout->ops, getattr) == NULL) {
            /* found on the class, and no instance of this shape has it itself */
            bool method = is_method_of(attribute, o);
            bool plain = !mp_is_pointer(attribute) || MP_OP(mp_type_of(attribute)->ops, descr_get) == NULL;
            if (method || plain) {
                fill(vm, ip, mp_pointer(o)->head, attribute, method ? MP_CACHE_METHOD : MP_CACHE_VALUE, 0);
            }
        }
    } else if (!mp_type_is_class(type) && mp_is_pointer(o)) {
        mp_value attribute = mp_type_find(vm, type, name);
        if (mp_is_value(attribute) && mp_is_exact(attribute, &mp_type_getset_descriptor)) {
            fill(vm, ip, mp_pointer(o)->head, attribute, MP_CACHE_GETTER, 0);
        }
    }
    return mp_is_unbound(v) ? mp_getattr(vm, o, name) : v;
}

/* A built-in class method needs no bound method to be called. */
static bool class_method_of(mp_vm *vm, mp_value o, mp_value name, mp_value *out) {
    mp_value found = mp_type_find(vm, mp_as_type(o), name);
    if (!mp_is_value(found) || !mp_is_exact(found, &mp_type_class_method_row) ||
        mp_is_value(mp_type_find(vm, &mp_type_type, name))) {
        return false;
    }
    *out = found;
    return true;
}

bool mp_slow_load_method(mp_vm *vm, const uint8_t *ip, mp_value o, mp_value name, mp_value *window) {
    const mp_type *type = mp_type_of(o);
    window[3] = MP_UNBOUND;
    bool class = mp_type_is_class(type);
    if (type == &mp_type_type && class_method_of(vm, o, name, &window[0])) {
        window[3] = o;
        return true;
    }
    if (type == &mp_type_module || type->layout == &mp_type_type || (class && !has_plain_getattribute(vm, type))) {
        window[0] = mp_slow_load_attr(vm, ip, o, name);
        return !mp_is_error(window[0]);
    }
    mp_value attribute = mp_type_find(vm, type, name);
    bool method = mp_is_value(attribute) && is_method_of(attribute, o);
    if (method && class) {
        mp_value own = mp_instance_find(vm, mp_pointer(o), name);
        if (!mp_is_unbound(own)) {
            window[0] = own;
            return !mp_is_error(own);
        }
    }
    if (method && (MP_OP(type->layout->ops, getattr) == NULL || !class)) {
        mp_value own = MP_OP(type->ops, getattr) != NULL ? MP_OP(type->ops, getattr)(vm, o, name) : MP_UNBOUND;
        if (!mp_is_unbound(own)) {
            window[0] = own;
            return !mp_is_error(own);
        }
        const void *key = mp_is_pointer(o) ? (const void *)mp_pointer(o)->head : type;
        bool stable = MP_OP(type->ops, getattr) == NULL && !(class && is_wild((const mp_shape *)mp_pointer(o)->head));
        if (stable) {
            fill(vm, ip, key, attribute, MP_CACHE_METHOD, 0);
        }
        window[0] = attribute;
        window[3] = o;
        return true;
    }
    window[0] = mp_slow_load_attr(vm, ip, o, name);
    return !mp_is_error(window[0]);
}

static bool has_plain_setattr(mp_vm *vm, const mp_type *type) {
    return mp_same(mp_type_find(vm, type, MP_NAME(__setattr__)), MP_VALUE_OF(mp_object_setattr_row));
}

bool mp_slow_store_attr(mp_vm *vm, const uint8_t *ip, mp_value o, mp_value name, mp_value value) {
    const mp_type *type = mp_type_of(o);
    if (!mp_type_is_class(type) || type->layout == &mp_type_type || !has_plain_setattr(vm, type)) {
        return mp_setattr(vm, o, name, value);
    }
    mp_value attribute = mp_type_find(vm, type, name);
    mp_object *object = mp_pointer(o);
    const mp_shape *before = (const mp_shape *)object->head;
    if (goes_first(vm, attribute, type, name) || is_wild(before)) {
        return mp_setattr(vm, o, name, value);
    }
    bool found;
    if (!mp_instance_set(vm, object, name, value, &found)) {
        return false;
    }
    const mp_shape *after = (const mp_shape *)object->head;
    if (!found) {
        return mp_setattr(vm, o, name, value); /* raises */
    }
    unsigned index;
    if (is_wild(after) || before->first_slot == 0 || !mp_shape_find(after, name, &index)) {
        return true;
    }
    mp_slot_place place = mp_shape_place(after, object, index);
    if (after == before) {
        fill(vm, ip, before, MP_NONE, place.overflow ? MP_CACHE_OVERFLOW : MP_CACHE_SLOT, place.offset);
    } else if (!place.overflow && after->slot_count <= after->inline_count) {
        fill(vm, ip, before, mp_from_pointer(after), MP_CACHE_ADD, place.offset);
    }
    return true;
}

/* ---- names ---- */

static MP_COLD mp_value name_error(mp_vm *vm, mp_value name) {
    mp_value message = mp_str_new_format(vm, "name '%U' is not defined", name);
    return mp_exception_raise_named(vm, &mp_type_NameError, message, name, MP_UNBOUND);
}

/* A builtin: of the dict that a program gave to exec() or eval() as __builtins__ of the globals, if there is one. */
static mp_value find_builtin(mp_vm *vm, mp_value globals, mp_value name, bool *shared) {
    mp_value own = mp_dict_find_name(globals, MP_NAME(__builtins__));
    *shared = mp_is_unbound(own) || !mp_dict_is(own);
    return *shared ? mp_builtin_find(vm, name) : mp_dict_find_name(own, name);
}

mp_value mp_slow_load_global(mp_vm *vm, const uint8_t *ip, mp_value globals, mp_value name) {
    mp_dict *dict = mp_dict_get_ptr(globals);
    mp_dict_entry *entry = mp_dict_entry_find_name(dict, name);
    if (entry != NULL) {
        if (dict->count_flags & MP_DICT_NAMESPACE) {
            fill(vm, ip, dict, MP_NONE, MP_CACHE_DICT_ENTRY, (size_t)(entry - dict->entries));
        }
        return entry->value;
    }
    bool shared;
    mp_value v = find_builtin(vm, globals, name, &shared);
    if (mp_is_unbound(v)) {
        return name_error(vm, name);
    }
    if (mp_is_value(v) && shared && (dict->count_flags & MP_DICT_NAMESPACE)) {
        fill(vm, ip, dict, v, MP_CACHE_VERSIONED, vm->names_version);
    }
    return v;
}

bool mp_slow_store_global(mp_vm *vm, const uint8_t *ip, mp_value globals, mp_value name, mp_value value) {
    if (!mp_dict_set(vm, globals, name, value)) {
        return false;
    }
    mp_dict *dict = mp_dict_get_ptr(globals);
    mp_dict_entry *entry = mp_dict_entry_find_name(dict, name);
    if (entry != NULL) {
        fill(vm, ip, dict, MP_NONE, MP_CACHE_DICT_ENTRY, (size_t)(entry - dict->entries));
    }
    return true;
}

mp_value mp_slow_load_name(mp_vm *vm, mp_value names, mp_value globals, mp_value name, bool or_global) {
    mp_value v;
    if (mp_is_exact(names, &mp_type_dict)) {
        v = mp_dict_find_name(names, name);
    } else {
        v = mp_getitem(vm, names, name);
        if (mp_is_error(v)) {
            if (!mp_exception_catch(vm, &mp_type_KeyError)) {
                return MP_ERROR;
            }
            v = MP_UNBOUND;
        }
    }
    if (mp_is_value(v) || !or_global) {
        return v;
    }
    v = mp_dict_find_name(globals, name);
    if (!mp_is_value(v)) {
        bool shared;
        v = find_builtin(vm, globals, name, &shared);
    }
    return mp_is_unbound(v) ? name_error(vm, name) : v;
}
