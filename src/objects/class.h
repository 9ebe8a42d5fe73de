/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Python classes, and the shapes of their instances.
 *
 * An instance is its head (a shape), the struct of its native layout if it has one, and slots. A shape says which
 * names have which slots: it is a path in a tree whose root is the class's. Slots that did not fit when the instance
 * was made are in an overflow buffer, whose address is then in the last inline slot. A wild shape has one slot that
 * holds a dict instead.
 *
 * Invariants: a slot below shape->slot_count holds a value. A shape never changes but for its list of children.
 */
#ifndef MP_OBJECTS_CLASS_H
#define MP_OBJECTS_CLASS_H

#include "objects/object.h"

typedef struct mp_shape {
    mp_head head; /* {mp_type_shape, the class} */
    struct mp_shape *parent;
    struct mp_shape *child;
    struct mp_shape *sibling;
    mp_value name;         /* of the last slot; MP_UNBOUND at the root, MP_NONE if wild */
    uint16_t slot_count;
    uint16_t inline_count; /* slots inside the instances, at least 1 */
    uint16_t first_slot;   /* words from the instance's start; 0: behind a layout of variable size */
    uint16_t child_count;
} mp_shape;

typedef struct mp_class {
    mp_type type;
    mp_value bases;  /* tuple */
    mp_value mro;    /* tuple, self first */
    mp_value dict;
    mp_shape *root;  /* shape of new instances */
    mp_shape *wild;  /* NULL until needed */
    uint16_t slot_hint;  /* most slots an instance had */
    uint16_t shape_count;
    bool slots_only;     /* __slots__ all the way: no other attributes */
    bool has_finaliser;  /* it or a base has __del__ */
    bool has_slots;      /* its own __slots__ are not empty */
    bool is_abstract;    /* its __abstractmethods__ were set, and not to nothing: there are no instances */
} mp_class;

static inline mp_class *mp_class_of(const mp_type *type) {
    assert(type->flags & MP_TYPE_CLASS);
    return (mp_class *)(uintptr_t)type;
}
/* True if instances of the type are laid out by shapes. */
static inline bool mp_type_is_class(const mp_type *type) { return type->flags & MP_TYPE_CLASS; }

/* Where an attribute of an instance is. */
typedef struct mp_slot_place {
    uint32_t offset;  /* words from the instance's start, or index in the overflow buffer */
    bool overflow;
} mp_slot_place;

/* Looks a name up in a shape (not wild); false: it is not there. */
bool mp_shape_find(const mp_shape *shape, mp_value name, unsigned *out_index);
/* The place of slot `index`; `object` matters only for layouts of variable size. */
mp_slot_place mp_shape_place(const mp_shape *shape, const mp_object *object, unsigned index);
static inline mp_value *mp_instance_overflow(const mp_shape *shape, mp_object *object, size_t first_slot) {
    return (mp_value *)((mp_value *)object)[first_slot + shape->inline_count - 1].bits; // NOLINT
}
/* The address of slot `index`. */
mp_value *mp_instance_slot(mp_object *object, unsigned index);
/* The instance's attribute, MP_UNBOUND if there is none. Never runs Python code for interned names. */
MP_CHECKED mp_value mp_instance_find(mp_vm *vm, mp_object *object, mp_value name);
/* Sets (MP_UNBOUND: deletes) it; *found is false if there is nothing to delete. */
MP_CHECKED bool mp_instance_set(mp_vm *vm, mp_object *object, mp_value name, mp_value value, bool *found);
/* The same for what is known to be the name of a slot, where __slots__ limit the names. */
MP_CHECKED bool mp_instance_set_slot(mp_vm *vm, mp_object *object, mp_value name, mp_value value, bool *found);
/* The instance's __dict__: makes it wild. */
MP_CHECKED mp_value mp_instance_dict(mp_vm *vm, mp_object *object);
/* Appends the names of the instance's attributes to a list. */
MP_CHECKED bool mp_instance_names(mp_vm *vm, mp_object *object, mp_value list);
/* Traces head and slots of an instance. */
void mp_instance_trace(mp_tracer *tracer, void *self);
/* Where all references of the shape's instances are, if it is one row. */
mp_row mp_shape_row(const mp_shape *shape);
/* Words of the native struct at the instance's start. */
size_t mp_layout_words(const mp_object *object, const mp_type *layout);
/* The root shape for a class whose instances are to have that many inline slots. NULL with MemoryError pending. */
MP_CHECKED mp_shape *mp_shape_new_root(mp_vm *vm, mp_class *cls, unsigned inline_count);

/* type(name, bases, dict): keywords go to __init_subclass__. `metaclass` is the type of the new class. */
MP_CHECKED mp_value mp_class_new(mp_vm *vm, const mp_type *metaclass, mp_value name, mp_value bases, mp_value dict,
                                 size_t kw_argc, const mp_value *kw_args, mp_kw kw);
/* The tuple of a class statement's bases: for what is no class, what its __mro_entries__ gives. */
MP_CHECKED mp_value mp_class_resolve_bases(mp_vm *vm, size_t count, const mp_value *items);
/* The most derived of `metaclass` and the types of the bases. NULL: TypeError for a conflict is pending. */
MP_CHECKED const mp_type *mp_class_metaclass(mp_vm *vm, const mp_type *metaclass, mp_value bases);
/* The class's own attribute (no MRO); MP_UNBOUND if there is none. */
mp_value mp_type_find_own(mp_vm *vm, const mp_type *type, mp_value name);
/* How many types the MRO has, and which. */
size_t mp_type_mro_count(const mp_type *type);
const mp_type *mp_type_mro_at(const mp_type *type, size_t index);
/* The layout's ops: what the built-in base does, whatever Python classes define on top. */
static inline const mp_type_ops *mp_layout_ops(mp_value v) { return mp_type_of(v)->layout->ops; }

/* Gives a new class the descriptors of its __slots__ (slots.c). */
MP_CHECKED bool mp_class_note_slots(mp_vm *vm, mp_class *cls);
extern const mp_type mp_type_member;
/* The attribute, found on the type under this name, is the descriptor of a slot that instances of the type have. */
bool mp_is_member_of(mp_value attribute, const mp_type *type, mp_value name);

MP_OPS_DECLARE(mp_class_ops);     /* of the instances of classes */
MP_OPS_DECLARE(mp_type_type_ops); /* of types, for metatypes in C */
/* The native functions behind the class statement, and builtins.__build_class__. */
extern const mp_native mp_class_statement_function, mp_build_class_function;
/* The wrapper of an operation, if the type itself has it: what list.__len__ is. MP_UNBOUND if not. */
mp_value mp_slot_row_find(const mp_type *type, mp_value name);
bool mp_is_slot_row(mp_value v);
/* Appends the names of a built-in type's own ones to a list. */
MP_CHECKED bool mp_slot_row_names(mp_vm *vm, const mp_type *type, mp_value list);
/* It is one of object's own: object.__repr__, __hash__ and the comparisons. */
bool mp_is_object_row(mp_value v);
/* The row is such a wrapper, and the value's type has the operation. */
bool mp_slot_row_applies(const mp_native *row, mp_value self);
/* a op b as the class of one side answers: a's, or if `reflected` b's. Any value or MP_NOT_IMPLEMENTED. */
MP_CHECKED mp_value mp_class_binary(mp_vm *vm, mp_binary_op op, mp_value a, mp_value b, bool reflected);
/* The operator is a method of a Python class, which may answer anything, NotImplemented included. */
bool mp_class_has_unary(mp_vm *vm, mp_unary_op op, mp_value self);
/* "__add__" or "__radd__" … */
mp_value mp_binary_name(mp_binary_op op, bool reflected);
/* The __getattribute__ that a Python class defines, or MP_UNBOUND. */
mp_value mp_own_getattribute(mp_vm *vm, const mp_type *type);
/* The default implementations, found when a class does not override them. */
extern const mp_native mp_object_getattribute_row, mp_object_setattr_row, mp_object_delattr_row, mp_object_init_row,
    mp_object_new_row;
/* Raises AttributeError: v has no attribute of that name. */
mp_value mp_attribute_error(mp_vm *vm, mp_value v, mp_value name);
/* Attribute access without regard to __getattribute__ and __setattr__. */
MP_CHECKED mp_value mp_generic_getattr_find(mp_vm *vm, mp_value v, mp_value name);
MP_CHECKED bool mp_generic_setattr(mp_vm *vm, mp_value v, mp_value name, mp_value value);
/* The attribute, not bound, of the first type behind `type` in the MRO of `origin`; MP_UNBOUND if there is none. */
mp_value mp_super_find(mp_vm *vm, const mp_type *origin, const mp_type *type, mp_value name);
/* Binds what was found on a type to an instance (MP_UNBOUND: access through the class). */
MP_CHECKED mp_value mp_bind(mp_vm *vm, mp_value attribute, mp_value instance, const mp_type *owner);
bool mp_is_data_descriptor(mp_vm *vm, mp_value attribute);

#endif
