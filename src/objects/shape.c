/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Shapes and the slots of instances. See class.h.
 */
#include "gc/vm.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* A class whose tree of shapes has more nodes than this makes wild instances from then on. */
enum { SHAPES_PER_CLASS_MAX = 128, SLOTS_MAX = 60 };

static bool is_wild(const mp_shape *shape) { return mp_is_none(shape->name); }

/* ---- layout ---- */

static size_t words(size_t size) { return (size + sizeof(mp_value) - 1) / sizeof(mp_value); }

/* Built-in types whose objects differ in size. */
static bool is_variable(const mp_type *layout) {
    return layout == &mp_type_tuple || layout == &mp_type_str || layout == &mp_type_bytes || layout == &mp_type_int ||
           layout == &mp_type_bool;
}

size_t mp_layout_words(const mp_object *object, const mp_type *layout) {
    if (layout == &mp_type_tuple) {
        return words(sizeof(mp_tuple)) + ((const mp_tuple *)object)->count;
    }
    if (layout == &mp_type_str || layout == &mp_type_bytes) {
        return words(offsetof(mp_str, data) + (((const mp_str *)object)->size_flags >> 2) + 1);
    }
    if (layout == &mp_type_int) {
        return words(sizeof(mp_int) + (((const mp_int *)object)->count_sign >> 1) * sizeof(uint32_t));
    }
    return words(layout->size);
}

static size_t first_slot_of(const mp_shape *shape, const mp_object *object) {
    return shape->first_slot != 0 ? shape->first_slot : mp_layout_words(object, shape->head.type->layout);
}

mp_shape *mp_shape_new_root(mp_vm *vm, mp_class *cls, unsigned inline_count) {
    mp_shape *shape = mp_gc_new(vm, &mp_type_shape, sizeof *shape);
    if (shape == NULL) {
        return NULL;
    }
    const mp_type *layout = cls->type.layout;
    size_t first = is_variable(layout) ? 0 : words(layout->size);
    /* fill up the last block */
    size_t per_block = MP_BLOCK_SIZE / sizeof(mp_value);
    size_t total = first + MP_MAX(inline_count, 1u);
    total = (total + per_block - 1) / per_block * per_block;
    shape->head.type = &cls->type;
    shape->name = MP_UNBOUND;
    shape->first_slot = (uint16_t)first;
    shape->inline_count = (uint16_t)(first == 0 ? MP_MAX(inline_count, 1u) : total - first);
    return shape;
}

mp_slot_place mp_shape_place(const mp_shape *shape, const mp_object *object, unsigned index) {
    if (shape->slot_count > shape->inline_count && index + 1 >= shape->inline_count) {
        return (mp_slot_place){index + 1 - shape->inline_count, true};
    }
    return (mp_slot_place){(uint32_t)(first_slot_of(shape, object) + index), false};
}

mp_value *mp_instance_slot(mp_object *object, unsigned index) {
    const mp_shape *shape = (const mp_shape *)object->head;
    mp_slot_place place = mp_shape_place(shape, object, index);
    if (place.overflow) {
        return mp_instance_overflow(shape, object, first_slot_of(shape, object)) + place.offset;
    }
    return (mp_value *)object + place.offset;
}

bool mp_shape_find(const mp_shape *shape, mp_value name, unsigned *out_index) {
    for (; shape->parent != NULL; shape = shape->parent) {
        if (mp_same(shape->name, name)) {
            *out_index = shape->slot_count - 1u;
            return true;
        }
    }
    return false;
}

/* ---- growing ---- */

static mp_shape *find_child(const mp_shape *shape, mp_value name) {
    for (mp_shape *child = shape->child; child != NULL; child = child->sibling) {
        if (mp_same(child->name, name)) {
            return child;
        }
    }
    return NULL;
}

/* The shape with one more name; NULL with MemoryError pending. */
static mp_shape *extend(mp_vm *vm, mp_shape *shape, mp_value name) {
    mp_shape *child = find_child(shape, name);
    if (child != NULL) {
        return child;
    }
    child = mp_gc_new(vm, &mp_type_shape, sizeof *child);
    if (child == NULL) {
        return NULL;
    }
    child->head.type = shape->head.type;
    child->inline_count = shape->inline_count;
    child->first_slot = shape->first_slot;
    child->slot_count = (uint16_t)(shape->slot_count + 1);
    mp_gc_store(vm, &child->name, name);
    mp_gc_store_pointer(vm, &child->parent, shape);
    mp_gc_store_pointer(vm, &child->sibling, shape->child);
    mp_gc_store_pointer(vm, &shape->child, child);
    mp_class_of(shape->head.type)->shape_count++;
    return child;
}

/* Appends a slot. The instance's shape changes last, when all else has succeeded. */
static bool add_slot(mp_vm *vm, mp_object *object, mp_value name, mp_value value) {
    mp_shape *shape = (mp_shape *)(uintptr_t)object->head;
    mp_shape *next = extend(vm, shape, name);
    if (next == NULL) {
        return false;
    }
    size_t first = first_slot_of(shape, object);
    mp_value *inline_slots = (mp_value *)object + first;
    unsigned index = shape->slot_count;
    if (next->slot_count <= shape->inline_count) {
        mp_gc_store(vm, &inline_slots[index], value);
    } else {
        unsigned in_buffer = index + 1 - shape->inline_count; /* where it goes; the slots before are 0 … in_buffer-1 */
        bool starts = index == shape->inline_count;
        mp_value *buffer = starts ? NULL : mp_instance_overflow(shape, object, first);
        if (starts || mp_gc_size(vm, buffer) < (in_buffer + 1) * sizeof *buffer) {
            mp_value *larger = mp_gc_buffer_new(vm, MP_MAX(in_buffer + 1, 2 * in_buffer) * sizeof *buffer);
            if (larger == NULL) {
                return false;
            }
            mp_gc_copy(vm, larger, starts ? &inline_slots[index - 1] : buffer, in_buffer);
            mp_gc_free(vm, buffer);
            buffer = larger;
        }
        mp_gc_store(vm, &buffer[in_buffer], value);
        mp_gc_store_pointer(vm, (void **)(void *)&inline_slots[shape->inline_count - 1], (void *)buffer);
    }
    mp_gc_store_pointer(vm, &object->head, &next->head);
    mp_class *cls = mp_class_of(next->head.type);
    cls->slot_hint = MP_MAX(cls->slot_hint, next->slot_count);
    return true;
}

/* ---- wild instances ---- */

mp_value mp_instance_dict(mp_vm *vm, mp_object *object) {
    mp_shape *shape = (mp_shape *)(uintptr_t)object->head;
    size_t first = first_slot_of(shape, object);
    if (is_wild(shape)) {
        return ((mp_value *)object)[first];
    }
    mp_class *cls = mp_class_of(shape->head.type);
    mp_value dict = mp_dict_new(vm);
    if (mp_is_error(dict)) {
        return MP_ERROR;
    }
    if (cls->wild == NULL) {
        mp_shape *wild = mp_shape_new_root(vm, cls, 1);
        if (wild == NULL) {
            return MP_ERROR;
        }
        wild->name = MP_NONE;
        wild->slot_count = 1;
        mp_gc_store_pointer(vm, &cls->wild, wild);
    }
    for (unsigned i = 1; i <= shape->slot_count; i++) { /* in the order of their making */
        const mp_shape *step = shape;
        while (step->slot_count > i) {
            step = step->parent;
        }
        if (!mp_dict_set(vm, dict, step->name, *mp_instance_slot(object, i - 1))) {
            return MP_ERROR;
        }
    }
    if (shape->slot_count > shape->inline_count) {
        mp_gc_free(vm, mp_instance_overflow(shape, object, first));
    }
    memset((mp_value *)object + first, 0, shape->inline_count * sizeof(mp_value));
    mp_gc_store(vm, (mp_value *)object + first, dict);
    mp_gc_store_pointer(vm, &object->head, &cls->wild->head);
    return dict;
}

/* ---- attributes ---- */

mp_value mp_instance_find(mp_vm *vm, mp_object *object, mp_value name) {
    const mp_shape *shape = (const mp_shape *)object->head;
    if (is_wild(shape)) {
        return mp_dict_find(vm, ((mp_value *)object)[first_slot_of(shape, object)], name);
    }
    unsigned index;
    return mp_shape_find(shape, name, &index) ? *mp_instance_slot(object, index) : MP_UNBOUND;
}

bool mp_instance_set(mp_vm *vm, mp_object *object, mp_value name, mp_value value, bool *found) {
    const mp_class *cls = mp_class_of(object->head->type);
    if (cls->slots_only && !mp_is_member_of(mp_type_find(vm, &cls->type, name), &cls->type, name)) {
        *found = false;
        return true;
    }
    return mp_instance_set_slot(vm, object, name, value, found);
}

bool mp_instance_set_slot(mp_vm *vm, mp_object *object, mp_value name, mp_value value, bool *found) {
    const mp_shape *shape = (const mp_shape *)object->head;
    const mp_class *cls = mp_class_of(shape->head.type);
    unsigned index;
    *found = true;
    if (!is_wild(shape)) {
        bool there = mp_shape_find(shape, name, &index);
        if (there && mp_is_value(value)) {
            mp_gc_store(vm, mp_instance_slot(object, index), value);
            return true;
        }
        if (!there && !mp_is_value(value)) {
            *found = false;
            return true;
        }
        if (!there && shape->slot_count < SLOTS_MAX && cls->shape_count < SHAPES_PER_CLASS_MAX) {
            return add_slot(vm, object, name, value);
        }
    }
    mp_value dict = mp_instance_dict(vm, object);
    if (mp_is_error(dict)) {
        return false;
    }
    return mp_is_value(value) ? mp_dict_set(vm, dict, name, value) : mp_dict_remove(vm, dict, name, found);
}

bool mp_instance_names(mp_vm *vm, mp_object *object, mp_value list) {
    const mp_shape *shape = (const mp_shape *)object->head;
    if (is_wild(shape)) {
        return mp_list_extend(vm, list, ((mp_value *)object)[first_slot_of(shape, object)]);
    }
    for (; shape->parent != NULL; shape = shape->parent) {
        if (!mp_list_append(vm, list, shape->name)) {
            return false;
        }
    }
    return true;
}

mp_row mp_shape_row(const mp_shape *shape) {
    bool plain = shape->head.type->layout->ops->trace == NULL && shape->slot_count <= shape->inline_count;
    return plain && shape->slot_count > 0 ? (mp_row){.first = shape->first_slot, .count = shape->slot_count} : (mp_row){0};
}

void mp_instance_trace(mp_tracer *tracer, void *self) {
    mp_object *object = self;
    const mp_shape *shape = (const mp_shape *)object->head;
    const mp_type *layout = shape->head.type->layout;
    if (MP_OP(layout->ops, trace) != NULL) {
        MP_OP(layout->ops, trace)(tracer, object);
    }
    size_t first = first_slot_of(shape, object);
    mp_value *slots = (mp_value *)object + first;
    if (MP_LIKELY(shape->slot_count <= shape->inline_count)) {
        mp_trace_range(tracer, slots, shape->slot_count);
        return;
    }
    size_t direct = shape->inline_count - 1u;
    mp_trace_range(tracer, slots, direct);
    mp_trace_buffer(tracer, &slots[direct]);
    mp_trace_range(tracer, (mp_value *)slots[direct].bits, shape->slot_count - direct); // NOLINT
}

static void shape_trace(mp_tracer *tracer, void *self) {
    mp_shape *shape = self;
    mp_trace_type(tracer, &shape->head);
    mp_trace_pointer(tracer, &shape->parent);
    mp_trace_pointer(tracer, &shape->child);
    mp_trace_pointer(tracer, &shape->sibling);
    mp_trace_slot(tracer, &shape->name);
}

MP_OPS(shape_ops, (trace, shape_trace));

MP_TYPE_PLAIN(mp_type_shape, shape, &mp_type_object, sizeof(mp_shape), shape_ops, MP_TYPE_FINAL);
