/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module uctypes: memory seen as C structs, as MicroPython documents it.
 *
 * A struct is made for an address, and like in C nothing checks what is there; or for an object with a buffer, which is
 * kept and whose size is respected. A descriptor is the user's dict (a struct) or tuple (an array or a pointer), and is
 * looked at anew for each access. Aligned numbers are read and written in one piece, as registers of hardware want it.
 */
#include "base/packed.h"
#include "gc/vm.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/iterator.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { LITTLE, BIG, NATIVE };
/* Types of numbers; bit fields have those from BITS on. The low bit says that it is signed. */
enum { UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64, BITS, FLOAT32 = 14, FLOAT64 = 15 };
enum { SHIFT_POS = 16, SHIFT_LEN = 21, SHIFT_TYPE = 26, SHIFT_KIND = 28 }; /* all fit small ints of 31 bits */
/* What a tuple is, by its first item. */
typedef enum kind { KIND_STRUCT, KIND_POINTER, KIND_ARRAY, KIND_SCALAR } kind;

typedef struct uc_struct {
    mp_object object;
    mp_value base;       /* the object with the memory, or MP_NONE */
    mp_value descriptor; /* dict or tuple */
    uintptr_t address;   /* or, with a base, the offset in its memory */
    uint8_t layout;
} uc_struct;

/* A descriptor of a field, or of an element, taken apart. */
typedef struct field {
    kind kind;
    uintptr_t offset;
    uint8_t type;    /* of scalars, and of elements without a descriptor of their own */
    uint8_t position, length; /* of bit fields */
    size_t count;    /* of arrays */
    mp_value inner;  /* dict of structs and elements, or MP_UNBOUND */
} field;

static const mp_type struct_type;

static uc_struct *struct_get(mp_value v) { return (uc_struct *)mp_pointer(v); }

/* ---- descriptors ---- */

static bool bad_descriptor(mp_vm *vm) { return mp_fail(vm, &mp_type_TypeError, "struct: invalid descriptor"); }

static bool word_get(mp_vm *vm, mp_value v, uintptr_t *out) {
    int64_t n;
    if (!mp_int_is(v) || !mp_int_to_i64(v, &n) || n < 0 || n > UINT32_MAX) {
        return bad_descriptor(vm);
    }
    *out = (uintptr_t)n;
    return true;
}

static void scalar_set(field *f, uintptr_t word) {
    f->type = word >> SHIFT_TYPE & 15;
    f->offset = word & (((uintptr_t)1 << SHIFT_TYPE) - 1);
    if (f->type >= BITS && f->type < FLOAT32) {
        f->position = word >> SHIFT_POS & 31;
        f->length = word >> SHIFT_LEN & 31;
        f->offset &= ((uintptr_t)1 << SHIFT_POS) - 1;
    }
}

/* Takes a descriptor apart: that of a field, or, for a struct object, its own. */
static bool field_get(mp_vm *vm, mp_value v, field *out) {
    *out = (field){.kind = KIND_SCALAR, .inner = MP_UNBOUND};
    uintptr_t word;
    if (mp_dict_is(v)) {
        out->kind = KIND_STRUCT;
        out->inner = v;
        return true;
    }
    if (!mp_tuple_is(v)) {
        if (!word_get(vm, v, &word)) {
            return false;
        }
        scalar_set(out, word);
        return true;
    }
    const mp_tuple *t = mp_tuple_get(v);
    if (t->count < 2 || t->count > 3 || !word_get(vm, t->items[0], &word)) {
        return t->count >= 2 && t->count <= 3 ? false : bad_descriptor(vm);
    }
    out->kind = (kind)(word >> SHIFT_KIND & 3);
    out->offset = word & (((uintptr_t)1 << SHIFT_KIND) - 1);
    mp_value last = t->items[t->count - 1];
    if (mp_dict_is(last)) {
        out->inner = last;
    } else if (!word_get(vm, last, &word)) {
        return false;
    } else {
        out->type = word >> SHIFT_TYPE & 15;
        out->count = word & (((uintptr_t)1 << SHIFT_TYPE) - 1);
    }
    if (t->count == 3) {
        if (mp_is_unbound(out->inner) || !word_get(vm, t->items[1], &word)) {
            return mp_is_unbound(out->inner) ? bad_descriptor(vm) : false;
        }
        out->count = word;
    }
    bool element = !mp_is_unbound(out->inner) || out->type < BITS || out->type >= FLOAT32;
    bool fits = out->kind == KIND_ARRAY     ? mp_is_unbound(out->inner) == (t->count == 2)
                : out->kind == KIND_POINTER ? t->count == 2
                                            : out->kind == KIND_STRUCT && t->count == 2 && mp_dict_is(last);
    return (fits && element) || bad_descriptor(vm);
}

static size_t scalar_size(unsigned type) {
    static const uint8_t sizes[] = {1, 1, 2, 2, 4, 4, 8, 8, 1, 1, 2, 2, 4, 4, 4, 8};
    return sizes[type];
}

static bool struct_size(mp_vm *vm, mp_value dict, bool native, size_t *size, size_t *alignment);

static bool field_size(mp_vm *vm, const field *f, bool native, size_t *size, size_t *alignment) {
    if (f->kind == KIND_POINTER) {
        *size = *alignment = sizeof(void *);
        return true;
    }
    if (!mp_is_unbound(f->inner)) {
        if (!struct_size(vm, f->inner, native, size, alignment)) {
            return false;
        }
    } else {
        *size = *alignment = scalar_size(f->type);
    }
    return f->kind != KIND_ARRAY || !mp_size_mul(*size, f->count, size) ||
           mp_fail(vm, &mp_type_OverflowError, "struct: size is too large");
}

static bool struct_size(mp_vm *vm, mp_value dict, bool native, size_t *size, size_t *alignment) {
    *size = 0;
    *alignment = 1;
    if (!mp_recursion_check(vm)) {
        return false;
    }
    mp_value name, v;
    for (size_t position = 0; mp_dict_next(dict, &position, &name, &v);) {
        field f;
        size_t field_bytes, field_alignment, end;
        if (!field_get(vm, v, &f) || !field_size(vm, &f, native, &field_bytes, &field_alignment)) {
            return false;
        }
        if (mp_size_add(f.offset, field_bytes, &end) || end > SIZE_MAX - 8) {
            return mp_fail(vm, &mp_type_OverflowError, "struct: size is too large");
        }
        *size = MP_MAX(*size, end);
        *alignment = MP_MAX(*alignment, field_alignment);
    }
    if (native) {
        *size = (*size + *alignment - 1) / *alignment * *alignment;
    }
    return true;
}

/* ---- memory ---- */

/* `size` bytes of the struct's memory from `offset`; NULL with an exception pending. */
static uint8_t *memory(mp_vm *vm, const uc_struct *s, uintptr_t offset, size_t size) {
    if (mp_is_none(s->base)) {
        if (s->address + offset == 0) {
            (void)mp_raise(vm, &mp_type_ValueError, "struct: access through a NULL pointer");
            return NULL;
        }
        return (uint8_t *)(s->address + offset); // NOLINT
    }
    mp_buffer buffer;
    if (!mp_buffer_get(vm, s->base, &buffer)) {
        return NULL;
    }
    uintptr_t start = s->address + offset;
    if (start < offset || start > buffer.size || buffer.size - start < size) {
        (void)mp_raise(vm, &mp_type_IndexError, "struct: out of the memory of its object");
        return NULL;
    }
    return buffer.data + start;
}

static bool is_big(const uc_struct *s) { return s->layout == NATIVE ? MP_PACKED_NATIVE_BIG : s->layout == BIG; }

static uint64_t load_bits(const uint8_t *at, size_t size, bool big) {
    uint8_t bytes[8];
    uint16_t u16;
    uint32_t u32;
    if (size == 2 && (uintptr_t)at % 2 == 0) {
        u16 = *(const volatile uint16_t *)at;
        memcpy(bytes, &u16, 2);
    } else if (size == 4 && (uintptr_t)at % 4 == 0) {
        u32 = *(const volatile uint32_t *)at;
        memcpy(bytes, &u32, 4);
    } else {
        memcpy(bytes, at, size);
    }
    return mp_packed_read(bytes, size, big);
}

static void store_bits(uint8_t *at, size_t size, bool big, uint64_t bits) {
    uint8_t bytes[8];
    uint16_t u16;
    uint32_t u32;
    mp_packed_write(bytes, size, bits, big);
    if (size == 2 && (uintptr_t)at % 2 == 0) {
        memcpy(&u16, bytes, 2);
        *(volatile uint16_t *)at = u16;
    } else if (size == 4 && (uintptr_t)at % 4 == 0) {
        memcpy(&u32, bytes, 4);
        *(volatile uint32_t *)at = u32;
    } else {
        memcpy(at, bytes, size);
    }
}

static uint64_t bits_mask(const field *f) { return ((uint64_t)1 << f->length) - 1; }

static mp_value scalar_load(mp_vm *vm, const uc_struct *s, const field *f, uintptr_t offset) {
    size_t size = scalar_size(f->type);
    const uint8_t *at = memory(vm, s, offset, size);
    if (at == NULL) {
        return MP_ERROR;
    }
    uint64_t bits = load_bits(at, size, is_big(s));
    if (f->type >= FLOAT32) {
        return mp_float_new(vm, mp_packed_real(bits, size));
    }
    unsigned width = (unsigned)size * 8;
    if (f->type >= BITS) {
        bits = bits >> f->position & bits_mask(f);
        width = f->length;
    }
    if (!(f->type & 1) || width == 0) {
        return mp_int_from_u64(vm, bits);
    }
    return mp_int_from_i64(vm, (int64_t)(bits << (64 - width)) >> (64 - width));
}

/* The low bits of a number, as the field keeps them. */
static bool number_get(mp_vm *vm, const field *f, mp_value v, uint64_t *out) {
    mp_real x;
    if (f->type >= FLOAT32) {
        if (!mp_real_value(vm, v, &x)) {
            return false;
        }
        (void)mp_packed_real_bits(x, scalar_size(f->type), out);
        return true;
    }
    v = mp_index_value(vm, v);
    int64_t n;
    if (mp_is_error(v)) {
        return false;
    }
    if (mp_int_to_i64(v, &n)) {
        *out = (uint64_t)n;
        return true;
    }
    return mp_int_to_u64(v, out) || mp_fail(vm, &mp_type_OverflowError, "int too large to convert");
}

static bool scalar_store(mp_vm *vm, const uc_struct *s, const field *f, uintptr_t offset, mp_value v) {
    uint64_t bits;
    size_t size = scalar_size(f->type);
    uint8_t *at = number_get(vm, f, v, &bits) ? memory(vm, s, offset, size) : NULL;
    mp_buffer buffer;
    if (at == NULL) {
        return false;
    }
    if (!mp_is_none(s->base) && mp_buffer_get(vm, s->base, &buffer) && buffer.readonly) {
        return mp_fail(vm, &mp_type_TypeError, "cannot modify read-only memory");
    }
    if (f->type >= BITS && f->type < FLOAT32) {
        uint64_t mask = bits_mask(f) << f->position;
        bits = (load_bits(at, size, is_big(s)) & ~mask) | (bits << f->position & mask);
    }
    store_bits(at, size, is_big(s), bits);
    return true;
}

/* ---- struct objects ---- */

static mp_value struct_new(mp_vm *vm, mp_value base, mp_value descriptor, uintptr_t address, unsigned layout) {
    uc_struct *s = mp_gc_new(vm, &struct_type, sizeof *s);
    if (s == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &s->base, base);
    mp_gc_store(vm, &s->descriptor, descriptor);
    s->address = address;
    s->layout = (uint8_t)layout;
    return mp_from_pointer(s);
}

static mp_value struct_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(addr, 0), MP_PARAM(descriptor, 0),
                                      MP_PARAM(layout_type, MP_PARAM_OPTIONAL)};
    mp_value a[3];
    intptr_t layout = NATIVE;
    uint64_t address = 0;
    (void)type;
    if (!mp_args_bind(vm, "struct", params, 3, argc, args, kw, a) ||
        (!mp_is_unbound(a[2]) && !mp_index_get(vm, a[2], &layout))) {
        return MP_ERROR;
    }
    if (layout < LITTLE || layout > NATIVE) {
        return mp_raise(vm, &mp_type_ValueError, "struct: invalid layout");
    }
    if (mp_buffer_is(a[0])) {
        return struct_new(vm, a[0], a[1], 0, (unsigned)layout);
    }
    mp_value index = mp_index_value(vm, a[0]);
    if (mp_is_error(index)) {
        return MP_ERROR;
    }
    if (!mp_int_to_u64(index, &address) || address > UINTPTR_MAX) {
        return mp_raise(vm, &mp_type_OverflowError, "address out of range");
    }
    return struct_new(vm, MP_NONE, a[1], (uintptr_t)address, (unsigned)layout);
}

/* A bytearray that lies in the struct's memory. */
static mp_value bytes_in_place(mp_vm *vm, uint8_t *data, size_t size) {
    mp_value v = mp_bytearray_new(vm, NULL, 0);
    if (mp_is_error(v)) {
        return MP_ERROR;
    }
    mp_bytearray *array = mp_bytearray_get(v);
    if (size != 0) { /* it has no capacity: the memory is not the heap's; and it cannot be resized */
        array->data = data;
        array->size = size;
    }
    array->exports = 1;
    return v;
}

/* The value of a field that is not a number: another view. */
static mp_value aggregate(mp_vm *vm, const uc_struct *s, const field *f, mp_value descriptor, uintptr_t offset) {
    if (f->kind == KIND_ARRAY && mp_is_unbound(f->inner) && f->type == UINT8 && mp_is_none(s->base)) {
        uint8_t *data = memory(vm, s, offset, f->count);
        return data == NULL ? MP_ERROR : bytes_in_place(vm, data, f->count);
    }
    return struct_new(vm, s->base, f->kind == KIND_STRUCT ? f->inner : descriptor, s->address + offset, s->layout);
}

/* The field of that name; false without an exception if there is none. */
static bool field_find(mp_vm *vm, const uc_struct *s, mp_value name, mp_value *descriptor, field *f) {
    if (!mp_dict_is(s->descriptor)) {
        return !mp_tuple_is(s->descriptor) && bad_descriptor(vm);
    }
    *descriptor = mp_dict_find(vm, s->descriptor, name);
    return mp_is_value(*descriptor) && field_get(vm, *descriptor, f);
}

static mp_value struct_getattr(mp_vm *vm, mp_value self, mp_value name) {
    const uc_struct *s = struct_get(self);
    mp_value descriptor = MP_UNBOUND;
    field f;
    if (!field_find(vm, s, name, &descriptor, &f)) {
        return mp_is_unbound(vm->pending) ? MP_UNBOUND : MP_ERROR;
    }
    return f.kind == KIND_SCALAR ? scalar_load(vm, s, &f, f.offset) : aggregate(vm, s, &f, descriptor, f.offset);
}

static bool struct_setattr(mp_vm *vm, mp_value self, mp_value name, mp_value value, bool *handled) {
    const uc_struct *s = struct_get(self);
    mp_value descriptor = MP_UNBOUND;
    field f;
    *handled = field_find(vm, s, name, &descriptor, &f);
    if (!*handled) {
        return mp_is_unbound(vm->pending);
    }
    if (mp_is_unbound(value) || f.kind != KIND_SCALAR) {
        return mp_fail(vm, &mp_type_TypeError, "struct: cannot %s",
                       mp_is_unbound(value) ? "delete a field" : "assign to an aggregate");
    }
    return scalar_store(vm, s, &f, f.offset, value);
}

/* ---- arrays and pointers ---- */

/* The place of an item: `where` is what its memory is in, f->offset how far in it. */
static bool item_get(mp_vm *vm, mp_value self, mp_value key, uc_struct *where, field *f) {
    *where = *struct_get(self);
    intptr_t index;
    size_t size, alignment;
    if (!mp_tuple_is(where->descriptor)) {
        return mp_fail(vm, &mp_type_TypeError, "struct: cannot index");
    }
    if (!mp_index_unpack(vm, key, "struct", &index) || !field_get(vm, where->descriptor, f)) {
        return false;
    }
    bool pointer = f->kind == KIND_POINTER;
    if (!pointer && (index < 0 || (size_t)index >= f->count)) {
        return mp_fail(vm, &mp_type_IndexError, "struct: index out of range");
    }
    if (pointer) {
        const uint8_t *at = memory(vm, where, 0, sizeof(void *));
        if (at == NULL) {
            return false;
        }
        where->address = (uintptr_t)load_bits(at, sizeof(void *), MP_PACKED_NATIVE_BIG);
        where->base = MP_NONE;
    }
    f->kind = mp_is_unbound(f->inner) ? KIND_SCALAR : KIND_STRUCT;
    f->count = 0;
    if (!field_size(vm, f, where->layout == NATIVE, &size, &alignment)) {
        return false;
    }
    f->offset = (uintptr_t)index * size;
    return true;
}

static mp_value struct_getitem(mp_vm *vm, mp_value self, mp_value key) {
    uc_struct where;
    field f;
    if (!item_get(vm, self, key, &where, &f)) {
        return MP_ERROR;
    }
    return f.kind == KIND_SCALAR ? scalar_load(vm, &where, &f, f.offset)
                                 : aggregate(vm, &where, &f, MP_UNBOUND, f.offset);
}

static bool struct_setitem(mp_vm *vm, mp_value self, mp_value key, mp_value value) {
    uc_struct where;
    field f;
    if (mp_is_unbound(value)) {
        return mp_fail(vm, &mp_type_TypeError, "struct: cannot delete an item");
    }
    if (!item_get(vm, self, key, &where, &f)) {
        return false;
    }
    return f.kind == KIND_SCALAR ? scalar_store(vm, &where, &f, f.offset, value)
                                 : mp_fail(vm, &mp_type_TypeError, "struct: cannot assign to an aggregate");
}

/* int(pointer): where it points to. */
static mp_value struct_int(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const uc_struct *s = struct_get(args[0]);
    field f;
    if (!field_get(vm, s->descriptor, &f)) {
        return MP_ERROR;
    }
    if (f.kind != KIND_POINTER) {
        return mp_raise(vm, &mp_type_TypeError, "struct: not a pointer");
    }
    const uint8_t *at = memory(vm, s, 0, sizeof(void *));
    return at == NULL ? MP_ERROR : mp_int_from_u64(vm, load_bits(at, sizeof(void *), MP_PACKED_NATIVE_BIG));
}

/* Bytes of the struct object's own memory. */
static bool own_size(mp_vm *vm, const uc_struct *s, size_t *out) {
    field f;
    size_t alignment;
    return field_get(vm, s->descriptor, &f) && field_size(vm, &f, s->layout == NATIVE, out, &alignment);
}

static bool struct_buffer(mp_vm *vm, mp_value self, mp_buffer *out) {
    const uc_struct *s = struct_get(self);
    size_t size;
    uint8_t *data = own_size(vm, s, &size) ? memory(vm, s, 0, size) : NULL;
    *out = (mp_buffer){.data = data, .size = size, .format = 'B', .item_size = 1};
    mp_buffer base;
    if (data != NULL && !mp_is_none(s->base) && mp_buffer_get(vm, s->base, &base)) {
        out->readonly = base.readonly;
    }
    return data != NULL;
}

static mp_value struct_repr(mp_vm *vm, mp_value self) {
    static const char *const names[] = {"STRUCT", "PTR", "ARRAY", "STRUCT"};
    const uc_struct *s = struct_get(self);
    field f = {.kind = KIND_STRUCT};
    if (mp_tuple_is(s->descriptor) && !field_get(vm, s->descriptor, &f)) {
        return MP_ERROR;
    }
    bool good = mp_tuple_is(s->descriptor) || mp_dict_is(s->descriptor);
    return mp_str_new_format(vm, "<struct %s %zx>", good ? names[f.kind] : "ERROR", (size_t)s->address);
}

static void struct_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((uc_struct *)self)->base);
    mp_trace_slot(tracer, &((uc_struct *)self)->descriptor);
}

static bool struct_length(mp_vm *vm, mp_value self, size_t *out) {
    field f;
    if (!field_get(vm, struct_get(self)->descriptor, &f)) {
        return false;
    }
    *out = f.count;
    return f.kind == KIND_ARRAY || mp_fail(vm, &mp_type_TypeError, "struct: not an array");
}

static bool struct_truth(mp_vm *vm, mp_value self, bool *out) {
    (void)vm, (void)self;
    *out = true;
    return true;
}

static mp_value struct_iter(mp_vm *vm, mp_value self) {
    size_t count;
    return struct_length(vm, self, &count) ? mp_seq_iterator_new(vm, &mp_type_seq_iterator, self) : MP_ERROR;
}

MP_OPS(struct_ops, (trace, struct_trace), (iter, struct_iter), (truth, struct_truth), (length, struct_length),
    (make, struct_make), (repr, struct_repr), (getattr, struct_getattr), (setattr, struct_setattr),
    (getitem, struct_getitem), (setitem, struct_setitem), (buffer, struct_buffer), (unhashable, true));
static const mp_native struct_rows[] = {MP_METHOD(__int__, struct_int, 0, 0)};
static MP_TYPE(struct_type, struct, &mp_type_object, sizeof(uc_struct), struct_ops, struct_rows, MP_TYPE_FINAL);

/* ---- functions ---- */

static mp_value uctypes_sizeof(mp_vm *vm, size_t argc, const mp_value *args) {
    intptr_t layout = NATIVE;
    size_t size, alignment;
    mp_value v = args[0];
    if (argc == 2 && !mp_index_get(vm, args[1], &layout)) {
        return MP_ERROR;
    }
    bool ok;
    if (mp_is_exact(v, &struct_type)) {
        if (argc == 2) {
            return mp_raise(vm, &mp_type_TypeError, "a struct has its layout");
        }
        ok = own_size(vm, struct_get(v), &size);
    } else if (mp_bytearray_is(v)) {
        ok = mp_length(vm, v, &size);
    } else {
        field f;
        ok = mp_dict_is(v) || mp_tuple_is(v) ? field_get(vm, v, &f) && field_size(vm, &f, layout == NATIVE, &size, &alignment)
                                             : bad_descriptor(vm);
    }
    return ok ? mp_int_from_size(vm, size) : MP_ERROR;
}

/* Keeps the block that an address lies in where it is, as Python code knows the address from now on. */
static bool pin(mp_vm *vm, const void *address) {
    const mp_heap_region *region = mp_heap_region_of(&vm->heap, address);
    if (region == NULL) {
        return true;
    }
    size_t cell = mp_region_cell(region, address);
    while (cell > 0 && !mp_bit_get(region->block, cell)) {
        cell--;
    }
    return mp_gc_pin(vm, mp_region_address(region, cell));
}

static mp_value uctypes_addressof(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_buffer buffer;
    if (!mp_buffer_get(vm, args[0], &buffer) || !pin(vm, buffer.data)) {
        return MP_ERROR;
    }
    return mp_int_from_size(vm, (uintptr_t)buffer.data);
}

/* The arguments of bytes_at and bytearray_at. */
static bool range_get(mp_vm *vm, const mp_value *args, uint8_t **data, size_t *size) {
    intptr_t count;
    uint64_t address;
    mp_value v = mp_index_value(vm, args[0]);
    if (mp_is_error(v) || !mp_index_get(vm, args[1], &count)) {
        return false;
    }
    if (!mp_int_to_u64(v, &address) || address > UINTPTR_MAX) {
        return mp_fail(vm, &mp_type_OverflowError, "address out of range");
    }
    if (count < 0 || (address == 0 && count != 0)) {
        return mp_fail(vm, &mp_type_ValueError, count < 0 ? "negative count" : "access through a NULL pointer");
    }
    *data = (uint8_t *)(uintptr_t)address; // NOLINT
    *size = (size_t)count;
    return true;
}

static mp_value uctypes_bytes_at(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    uint8_t *data;
    size_t size;
    return range_get(vm, args, &data, &size) ? mp_bytes_new(vm, size == 0 ? (const uint8_t *)"" : data, size)
                                             : MP_ERROR;
}

static mp_value uctypes_bytearray_at(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    uint8_t *data;
    size_t size;
    return range_get(vm, args, &data, &size) ? bytes_in_place(vm, data, size) : MP_ERROR;
}

static const mp_native uctypes_rows[] = {
    MP_FUNCTION(addressof, uctypes_addressof, 1, 1),
    MP_FUNCTION(bytearray_at, uctypes_bytearray_at, 2, 2),
    MP_FUNCTION(bytes_at, uctypes_bytes_at, 2, 2),
    MP_FUNCTION(sizeof, uctypes_sizeof, 1, 2),
    MP_CONSTANT(struct, &struct_type),
    MP_CONSTANT_INT(LITTLE_ENDIAN, LITTLE),
    MP_CONSTANT_INT(BIG_ENDIAN, BIG),
    MP_CONSTANT_INT(NATIVE, NATIVE),
    MP_CONSTANT_INT(BF_POS, SHIFT_POS),
    MP_CONSTANT_INT(BF_LEN, SHIFT_LEN),
    MP_CONSTANT_INT(PTR, (uintptr_t)KIND_POINTER << SHIFT_KIND),
    MP_CONSTANT_INT(ARRAY, (uintptr_t)KIND_ARRAY << SHIFT_KIND),
    MP_CONSTANT_INT(VOID, (uintptr_t)UINT8 << SHIFT_TYPE),
    MP_CONSTANT_INT(UINT8, (uintptr_t)UINT8 << SHIFT_TYPE),
    MP_CONSTANT_INT(INT8, (uintptr_t)INT8 << SHIFT_TYPE),
    MP_CONSTANT_INT(UINT16, (uintptr_t)UINT16 << SHIFT_TYPE),
    MP_CONSTANT_INT(INT16, (uintptr_t)INT16 << SHIFT_TYPE),
    MP_CONSTANT_INT(UINT32, (uintptr_t)UINT32 << SHIFT_TYPE),
    MP_CONSTANT_INT(INT32, (uintptr_t)INT32 << SHIFT_TYPE),
    MP_CONSTANT_INT(UINT64, (uintptr_t)UINT64 << SHIFT_TYPE),
    MP_CONSTANT_INT(INT64, (uintptr_t)INT64 << SHIFT_TYPE),
    MP_CONSTANT_INT(BFUINT8, (uintptr_t)BITS << SHIFT_TYPE),
    MP_CONSTANT_INT(BFINT8, (uintptr_t)(BITS + 1) << SHIFT_TYPE),
    MP_CONSTANT_INT(BFUINT16, (uintptr_t)(BITS + 2) << SHIFT_TYPE),
    MP_CONSTANT_INT(BFINT16, (uintptr_t)(BITS + 3) << SHIFT_TYPE),
    MP_CONSTANT_INT(BFUINT32, (uintptr_t)(BITS + 4) << SHIFT_TYPE),
    MP_CONSTANT_INT(BFINT32, (uintptr_t)(BITS + 5) << SHIFT_TYPE),
    MP_CONSTANT_INT(FLOAT32, (uintptr_t)FLOAT32 << SHIFT_TYPE),
    MP_CONSTANT_INT(FLOAT64, (uintptr_t)FLOAT64 << SHIFT_TYPE),
    MP_CONSTANT_INT(USHORT, (uintptr_t)UINT16 << SHIFT_TYPE),
    MP_CONSTANT_INT(SHORT, (uintptr_t)INT16 << SHIFT_TYPE),
    MP_CONSTANT_INT(UINT, (uintptr_t)UINT32 << SHIFT_TYPE),
    MP_CONSTANT_INT(INT, (uintptr_t)INT32 << SHIFT_TYPE),
    MP_CONSTANT_INT(ULONG, (uintptr_t)(sizeof(long) == 8 ? UINT64 : UINT32) << SHIFT_TYPE),
    MP_CONSTANT_INT(LONG, (uintptr_t)(sizeof(long) == 8 ? INT64 : INT32) << SHIFT_TYPE),
    MP_CONSTANT_INT(ULONGLONG, (uintptr_t)UINT64 << SHIFT_TYPE),
    MP_CONSTANT_INT(LONGLONG, (uintptr_t)INT64 << SHIFT_TYPE),
};

MP_MODULE(mp_module_uctypes, uctypes, uctypes_rows, NULL);
