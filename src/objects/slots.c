/* SPDX-License-Identifier: MIT
 *
 * Layer 2. __slots__: checking the names, and the descriptors that a class has for them.
 *
 * A slot's value is kept as any other attribute of the instance: the descriptor only says which names there may be, and
 * goes before what the instance's dict would say. So the inline caches may treat slots like other attributes.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/text.h"
#include "objects/tuple.h"

typedef struct mp_member {
    mp_object object;
    mp_value name;
    mp_value owner; /* the class that has it in its __slots__ */
} mp_member;

static mp_member *member_get(mp_value v) { return (mp_member *)mp_pointer(v); }

bool mp_is_member_of(mp_value attribute, const mp_type *type, mp_value name) {
    return mp_is_value(attribute) && mp_is_exact(attribute, &mp_type_member) &&
           mp_same(member_get(attribute)->name, name) &&
           mp_type_is_subtype(type, mp_as_type(member_get(attribute)->owner));
}

/* ---- the descriptor ---- */

static void member_trace(mp_tracer *tracer, void *self) { mp_trace_range(tracer, &((mp_member *)self)->name, 2); }

static bool check_instance(mp_vm *vm, const mp_member *member, mp_value instance) {
    const mp_type *owner = mp_as_type(member->owner);
    return mp_type_is_subtype(mp_type_of(instance), owner) ||
           mp_fail(vm, &mp_type_TypeError, "descriptor '%U' for '%N' objects doesn't apply to a '%T' object",
                   member->name, owner, instance);
}

static mp_value member_descr_get(mp_vm *vm, mp_value self, mp_value instance, mp_value owner) {
    (void)owner;
    const mp_member *member = member_get(self);
    if (!mp_is_value(instance)) {
        return self;
    }
    if (!check_instance(vm, member, instance)) {
        return MP_ERROR;
    }
    mp_value v = mp_instance_find(vm, mp_pointer(instance), member->name);
    return mp_is_unbound(v) ? mp_attribute_error(vm, instance, member->name) : v;
}

static bool member_descr_set(mp_vm *vm, mp_value self, mp_value instance, mp_value value) {
    const mp_member *member = member_get(self);
    bool found;
    if (!check_instance(vm, member, instance) ||
        !mp_instance_set_slot(vm, mp_pointer(instance), member->name, value, &found)) {
        return false;
    }
    return found || mp_fail(vm, &mp_type_AttributeError, "%U", member->name);
}

static mp_value member_repr(mp_vm *vm, mp_value self) {
    return mp_str_new_format(vm, "<member '%U' of '%N' objects>", member_get(self)->name,
                             mp_as_type(member_get(self)->owner));
}

static mp_value member_name(mp_vm *vm, mp_value self) {
    (void)vm;
    return member_get(self)->name;
}

static mp_value member_owner(mp_vm *vm, mp_value self) {
    (void)vm;
    return member_get(self)->owner;
}

/* ---- the names ---- */

/* A private name gets the class's in front, as in the code of its methods. */
static mp_value mangle(mp_vm *vm, mp_value class_name, mp_value name) {
    const char *text = mp_str_data(name), *prefix = mp_str_data(class_name);
    size_t size = mp_str_size(name);
    bool private = size > 2 && text[0] == '_' && text[1] == '_' && !(text[size - 1] == '_' && text[size - 2] == '_');
    while (*prefix == '_') {
        prefix++;
    }
    return private && *prefix != 0 ? mp_str_new_format(vm, "_%s%U", prefix, name) : name;
}

static bool check_name(mp_vm *vm, mp_value name) {
    if (!mp_str_is(name)) {
        return mp_fail(vm, &mp_type_TypeError, "__slots__ items must be strings, not '%T'", name);
    }
    return mp_same(mp_text_isidentifier(vm, 1, &name), MP_TRUE) || mp_fail(vm, &mp_type_TypeError, "__slots__ must be identifiers");
}

static bool add_member(mp_vm *vm, mp_class *cls, mp_value name) {
    name = mangle(vm, cls->type.name, name);
    name = mp_is_error(name) ? MP_ERROR : mp_str_intern_value(vm, name);
    if (mp_is_error(name)) {
        return false;
    }
    mp_value there = mp_dict_find_name(cls->dict, name);
    if (mp_is_value(there) && !mp_is_exact(there, &mp_type_member)) {
        return mp_fail(vm, &mp_type_ValueError, "%R in __slots__ conflicts with class variable", name);
    }
    mp_member *member = mp_gc_new(vm, &mp_type_member, sizeof *member);
    if (member == NULL) {
        return false;
    }
    mp_gc_store(vm, &member->name, name);
    mp_gc_store(vm, &member->owner, mp_from_pointer(cls));
    cls->has_slots = true;
    return mp_dict_set(vm, cls->dict, name, mp_from_pointer(member));
}

/* True if instances of a base may have any attributes. */
static bool base_has_dict(const mp_type *type) {
    return mp_type_is_class(type) ? !mp_class_of(type)->slots_only : (type->flags & MP_TYPE_EXCEPTION) != 0;
}

/* Built-in types whose objects differ in size cannot have slots in CPython. */
static bool slots_suit(const mp_type *layout) {
    return layout != &mp_type_int && layout != &mp_type_bytes && layout != &mp_type_tuple && layout != &mp_type_type;
}

bool mp_class_note_slots(mp_vm *vm, mp_class *cls) {
    mp_value slots = mp_dict_find_name(cls->dict, MP_NAME(__slots__));
    if (!mp_is_value(slots)) {
        return true;
    }
    bool has_dict = false, inherits_dict = false;
    for (size_t i = 0; i < mp_tuple_get(cls->bases)->count; i++) {
        inherits_dict = inherits_dict || base_has_dict(mp_as_type(mp_tuple_get(cls->bases)->items[i]));
    }
    mp_value names = mp_str_is(slots) ? mp_tuple_new(vm, 1, &slots) : mp_tuple_from(vm, slots);
    if (mp_is_error(names)) {
        return false;
    }
    if (mp_tuple_get(names)->count > 0 && !slots_suit(cls->type.layout)) {
        return mp_fail(vm, &mp_type_TypeError, "nonempty __slots__ not supported for subtype of '%N'",
                       mp_as_type(mp_tuple_get(cls->bases)->items[0]));
    }
    for (size_t i = 0; i < mp_tuple_get(names)->count; i++) {
        mp_value name = mp_tuple_get(names)->items[i];
        if (!check_name(vm, name)) {
            return false;
        }
        if (mp_str_equal(name, MP_NAME(__dict__))) {
            if (has_dict || inherits_dict) {
                return mp_fail(vm, &mp_type_TypeError, "__dict__ slot disallowed: we already got one");
            }
            has_dict = true;
        } else if (!mp_str_equal(name, MP_NAME(__weakref__)) && !add_member(vm, cls, name)) {
            return false;
        }
    }
    cls->slots_only = !has_dict && !inherits_dict;
    return true;
}

static const mp_native member_rows[] = {
    MP_GETTER(__name__, member_name),
    MP_GETTER(__qualname__, member_name),
    MP_GETTER(__objclass__, member_owner),
};

MP_OPS(member_ops, (trace, member_trace), (repr, member_repr), (descr_get, member_descr_get),
    (descr_set, member_descr_set));
MP_TYPE(mp_type_member, member_descriptor, &mp_type_object, sizeof(mp_member), member_ops, member_rows, MP_TYPE_FINAL);
