/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module struct: its functions, the class Struct, and iter_unpack's iterator.
 *
 * Invariants: the functions of the module work like the methods of a Struct made for their first argument; both come
 * down to the same C functions, which take a `layout`.
 */
#include "modules/struct_format.h"
#include "objects/iterator.h"
#include "objects/module.h"
#include "objects/number.h"
#include "objects/str.h"

/* A format that has been measured. */
typedef struct layout {
    mp_value format; /* str or bytes */
    size_t size;
    size_t count;
} layout;

typedef struct struct_object {
    mp_object object;
    layout layout;
} struct_object;

typedef struct unpack_iterator {
    mp_object object;
    layout layout;
    mp_value buffer; /* None at the end */
    size_t offset;
} unpack_iterator;

static const mp_type struct_type, unpack_iterator_type;

static bool layout_make(mp_vm *vm, mp_value format, layout *out) {
    out->format = format;
    return mp_struct_measure(vm, format, &out->size, &out->count);
}

/* ---- what functions and methods share ---- */

static uint8_t *bytes_target(mp_vm *vm, void *target) {
    (void)vm;
    return (uint8_t *)((mp_str *)target)->data;
}

static bool values_check(mp_vm *vm, const char *function, const layout *l, size_t count) {
    return count == l->count ||
           mp_fail(vm, &mp_type_struct_error, "%s expected %zu items for packing (got %zu)", function, l->count, count);
}

static mp_value layout_pack(mp_vm *vm, const layout *l, size_t argc, const mp_value *args) {
    if (!values_check(vm, "pack", l, argc)) {
        return MP_ERROR;
    }
    mp_str *bytes = mp_str_alloc(vm, &mp_type_bytes, l->size);
    if (bytes == NULL) {
        return MP_ERROR;
    }
    memset(bytes->data, 0, l->size);
    return mp_struct_pack(vm, l->format, args, bytes_target, bytes) ? mp_str_finish(bytes) : MP_ERROR;
}

/* Where pack_into writes; the buffer may change in between. */
typedef struct into_target {
    mp_value buffer;
    size_t offset, size;
} into_target;

static bool writable_get(mp_vm *vm, mp_value v, mp_buffer *out) {
    if (!mp_buffer_is(v)) {
        return mp_fail(vm, &mp_type_TypeError, "argument must be read-write bytes-like object, not %A", v);
    }
    if (!mp_buffer_get(vm, v, out)) {
        return false;
    }
    return !out->readonly ||
           mp_fail(vm, &mp_type_TypeError, "argument must be read-write bytes-like object, not %A", v);
}

static uint8_t *into_data(mp_vm *vm, void *target) {
    into_target *t = target;
    mp_buffer buffer;
    if (!writable_get(vm, t->buffer, &buffer)) {
        return NULL;
    }
    if (buffer.size < t->size || buffer.size - t->size < t->offset) {
        (void)mp_raise(vm, &mp_type_struct_error, "buffer has changed its size while being packed into");
        return NULL;
    }
    return buffer.data + t->offset;
}

/* Resolves an offset into a buffer of `size` bytes, of which `need` are to be there; negative ones count from its end.
 * `verb` is "pack" or "unpack". */
static bool offset_resolve(mp_vm *vm, bool packing, intptr_t offset, size_t need, size_t size, size_t *out) {
    const char *verb = packing ? "pack" : "unpack";
    if (offset < 0) {
        size_t back = (size_t) - (offset + 1) + 1;
        if (back < need) {
            return mp_fail(vm, &mp_type_struct_error, "%s to %s %zu bytes at offset %zd",
                           packing ? "no space" : "not enough data", verb, need, offset);
        }
        if (back > size) {
            return mp_fail(vm, &mp_type_struct_error, "offset %zd out of range for %zu-byte buffer", offset, size);
        }
        offset += (intptr_t)size;
    }
    if ((size_t)offset > size || size - (size_t)offset < need) {
        return mp_fail(
            vm, &mp_type_struct_error,
            "%s requires a buffer of at least %zu bytes for %sing %zu bytes at offset %zd (actual buffer size "
            "is %zu)",
            packing ? "pack_into" : "unpack_from", (size_t)offset + need, verb, need, offset, size);
    }
    *out = (size_t)offset;
    return true;
}

/* args: buffer, offset, values */
static mp_value layout_pack_into(mp_vm *vm, const layout *l, size_t argc, const mp_value *args) {
    if (argc < 2) {
        return mp_raise(vm, &mp_type_struct_error, "pack_into expected %s argument", argc == 0 ? "buffer" : "offset");
    }
    mp_buffer buffer;
    intptr_t offset;
    into_target target = {.buffer = args[0], .size = l->size};
    if (!values_check(vm, "pack_into", l, argc - 2) || !writable_get(vm, args[0], &buffer) ||
        !mp_index_get(vm, args[1], &offset) || !writable_get(vm, args[0], &buffer) ||
        !offset_resolve(vm, true, offset, l->size, buffer.size, &target.offset)) {
        return MP_ERROR;
    }
    if (l->size != 0) { /* pad bytes become zeros */
        memset(buffer.data + target.offset, 0, l->size);
    }
    return mp_struct_pack(vm, l->format, args + 2, into_data, &target) ? MP_NONE : MP_ERROR;
}

static mp_value layout_unpack_at(mp_vm *vm, const layout *l, const mp_buffer *buffer, size_t offset) {
    const uint8_t *data = buffer->size != 0 ? buffer->data + offset : (const uint8_t *)"";
    return mp_struct_unpack(vm, l->format, l->count, data);
}

static mp_value layout_unpack(mp_vm *vm, const layout *l, mp_value v) {
    mp_buffer buffer;
    if (!mp_buffer_get(vm, v, &buffer)) {
        return MP_ERROR;
    }
    if (buffer.size != l->size) {
        return mp_raise(vm, &mp_type_struct_error, "unpack requires a buffer of %zu bytes", l->size);
    }
    return layout_unpack_at(vm, l, &buffer, 0);
}

static mp_value layout_unpack_from(mp_vm *vm, const layout *l, mp_value v, mp_value position) {
    intptr_t offset = 0;
    mp_buffer buffer;
    size_t at;
    if ((!mp_is_unbound(position) && !mp_index_get(vm, position, &offset)) || !mp_buffer_get(vm, v, &buffer) ||
        !offset_resolve(vm, false, offset, l->size, buffer.size, &at)) {
        return MP_ERROR;
    }
    return layout_unpack_at(vm, l, &buffer, at);
}

static mp_value layout_iter_unpack(mp_vm *vm, const layout *l, mp_value v) {
    mp_buffer buffer;
    if (!mp_buffer_get(vm, v, &buffer)) {
        return MP_ERROR;
    }
    if (l->size == 0) {
        return mp_raise(vm, &mp_type_struct_error, "cannot iteratively unpack with a struct of length 0");
    }
    if (buffer.size % l->size != 0) {
        return mp_raise(vm, &mp_type_struct_error, "iterative unpacking requires a buffer of a multiple of %zu bytes",
                        l->size);
    }
    unpack_iterator *it = mp_gc_new(vm, &unpack_iterator_type, sizeof *it);
    if (it == NULL) {
        return MP_ERROR;
    }
    it->layout.size = l->size;
    it->layout.count = l->count;
    mp_gc_store(vm, &it->layout.format, l->format);
    mp_gc_store(vm, &it->buffer, v);
    return mp_from_pointer(it);
}

/* ---- iter_unpack's iterator ---- */

static mp_value unpack_iterator_next(mp_vm *vm, mp_value self) {
    unpack_iterator *it = (unpack_iterator *)mp_pointer(self);
    if (mp_is_none(it->buffer)) {
        return MP_STOP;
    }
    mp_buffer buffer;
    if (!mp_buffer_get(vm, it->buffer, &buffer)) {
        return MP_ERROR;
    }
    size_t offset = it->offset;
    if (offset >= buffer.size || buffer.size - offset < it->layout.size) {
        mp_gc_store(vm, &it->buffer, MP_NONE);
        return MP_STOP;
    }
    it->offset += it->layout.size;
    return layout_unpack_at(vm, &it->layout, &buffer, offset);
}

static mp_value unpack_iterator_length_hint(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    unpack_iterator *it = (unpack_iterator *)mp_pointer(args[0]);
    mp_buffer buffer = {.size = 0};
    if (!mp_is_none(it->buffer) && !mp_buffer_get(vm, it->buffer, &buffer)) {
        return MP_ERROR;
    }
    return mp_int_from_size(vm, buffer.size < it->offset ? 0 : (buffer.size - it->offset) / it->layout.size);
}

static void unpack_iterator_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((unpack_iterator *)self)->layout.format);
    mp_trace_slot(tracer, &((unpack_iterator *)self)->buffer);
}

/* ---- Struct ---- */

/* A copy: a method may run Python code which calls __init__ again. */
static bool struct_layout(mp_vm *vm, mp_value self, layout *out) {
    *out = ((struct_object *)mp_pointer(self))->layout;
    return mp_is_value(out->format) || mp_fail(vm, &mp_type_RuntimeError, "Struct object is not initialized");
}

static bool struct_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(format, 0)};
    mp_value format;
    layout l;
    if (!mp_args_bind(vm, "Struct", params, 1, argc, args, kw, &format) || !layout_make(vm, format, &l)) {
        return false;
    }
    if (mp_bytes_is(format)) {
        format = mp_str_decode(vm, mp_str_data(format), mp_str_size(format));
        if (mp_is_error(format)) {
            return false;
        }
    }
    struct_object *s = (struct_object *)mp_pointer(self);
    mp_gc_store(vm, &s->layout.format, format);
    s->layout.size = l.size;
    s->layout.count = l.count;
    return true;
}

static mp_value struct_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    struct_object *s = mp_object_alloc(vm, type, sizeof *s);
    if (s == NULL) {
        return MP_ERROR;
    }
    s->layout.format = MP_UNBOUND;
    mp_value v = mp_from_pointer(s);
    /* a subclass has an __init__, which takes the arguments */
    return type != &struct_type || struct_init(vm, v, argc, args, kw) ? v : MP_ERROR;
}

static void struct_trace(mp_tracer *tracer, void *self) {
    mp_trace_slot(tracer, &((struct_object *)self)->layout.format);
}

static mp_value struct_pack(mp_vm *vm, size_t argc, const mp_value *args) {
    layout l;
    return struct_layout(vm, args[0], &l) ? layout_pack(vm, &l, argc - 1, args + 1) : MP_ERROR;
}

static mp_value struct_pack_into(mp_vm *vm, size_t argc, const mp_value *args) {
    layout l;
    return struct_layout(vm, args[0], &l) ? layout_pack_into(vm, &l, argc - 1, args + 1) : MP_ERROR;
}

static mp_value struct_unpack(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    layout l;
    return struct_layout(vm, args[0], &l) ? layout_unpack(vm, &l, args[1]) : MP_ERROR;
}

static mp_value struct_unpack_from(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(buffer, 0), MP_PARAM(offset, MP_PARAM_OPTIONAL)};
    mp_value values[2];
    layout l;
    if (!struct_layout(vm, args[0], &l) ||
        !mp_args_bind(vm, "unpack_from", params, 2, argc - 1, args + 1, kw, values)) {
        return MP_ERROR;
    }
    return layout_unpack_from(vm, &l, values[0], values[1]);
}

static mp_value struct_iter_unpack(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    layout l;
    return struct_layout(vm, args[0], &l) ? layout_iter_unpack(vm, &l, args[1]) : MP_ERROR;
}

static mp_value struct_format(mp_vm *vm, mp_value self) {
    layout l;
    return struct_layout(vm, self, &l) ? l.format : MP_ERROR;
}

static mp_value struct_size(mp_vm *vm, mp_value self) {
    layout l;
    return struct_layout(vm, self, &l) ? mp_int_from_size(vm, l.size) : MP_ERROR;
}

MP_OPS(struct_ops, (trace, struct_trace), (make, struct_make), (init, struct_init));
MP_OPS(unpack_iterator_ops, (trace, unpack_iterator_trace), (iter, mp_iter_self), (next, unpack_iterator_next));

static const mp_native struct_rows[] = {
    MP_METHOD(pack, struct_pack, 0, MP_VARIADIC),
    MP_METHOD(pack_into, struct_pack_into, 0, MP_VARIADIC),
    MP_METHOD(unpack, struct_unpack, 1, 1),
    MP_METHOD_KW(unpack_from, struct_unpack_from, 0, MP_VARIADIC),
    MP_METHOD(iter_unpack, struct_iter_unpack, 1, 1),
    MP_GETTER(format, struct_format),
    MP_GETTER(size, struct_size),
};
static const mp_native unpack_iterator_rows[] = {MP_METHOD(__length_hint__, unpack_iterator_length_hint, 0, 0)};

static MP_TYPE(struct_type, Struct_type_, &mp_type_object, sizeof(struct_object), struct_ops, struct_rows, 0);
static MP_TYPE(unpack_iterator_type, unpack_iterator, &mp_type_object, sizeof(unpack_iterator), unpack_iterator_ops,
               unpack_iterator_rows, MP_TYPE_FINAL);

/* ---- the module's functions ---- */

static mp_value module_calcsize(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    layout l;
    return layout_make(vm, args[0], &l) ? mp_int_from_size(vm, l.size) : MP_ERROR;
}

/* The layout of the first argument of a function with any number of them. */
static bool first_layout(mp_vm *vm, size_t argc, const mp_value *args, layout *out) {
    return argc == 0 ? mp_fail(vm, &mp_type_TypeError, "missing format argument") : layout_make(vm, args[0], out);
}

static mp_value module_pack(mp_vm *vm, size_t argc, const mp_value *args) {
    layout l;
    return first_layout(vm, argc, args, &l) ? layout_pack(vm, &l, argc - 1, args + 1) : MP_ERROR;
}

static mp_value module_pack_into(mp_vm *vm, size_t argc, const mp_value *args) {
    layout l;
    return first_layout(vm, argc, args, &l) ? layout_pack_into(vm, &l, argc - 1, args + 1) : MP_ERROR;
}

static mp_value module_unpack(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    layout l;
    return layout_make(vm, args[0], &l) ? layout_unpack(vm, &l, args[1]) : MP_ERROR;
}

static mp_value module_unpack_from(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(format, MP_PARAM_POSITIONAL_ONLY), MP_PARAM(buffer, 0),
                                      MP_PARAM(offset, MP_PARAM_OPTIONAL)};
    mp_value values[3];
    layout l;
    if (!mp_args_bind(vm, "unpack_from", params, 3, argc, args, kw, values) || !layout_make(vm, values[0], &l)) {
        return MP_ERROR;
    }
    return layout_unpack_from(vm, &l, values[1], values[2]);
}

static mp_value module_iter_unpack(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    layout l;
    return layout_make(vm, args[0], &l) ? layout_iter_unpack(vm, &l, args[1]) : MP_ERROR;
}

static const mp_native struct_module_rows[] = {
    MP_FUNCTION(calcsize, module_calcsize, 1, 1),
    MP_FUNCTION(pack, module_pack, 0, MP_VARIADIC),
    MP_FUNCTION(pack_into, module_pack_into, 0, MP_VARIADIC),
    MP_FUNCTION(unpack, module_unpack, 2, 2),
    MP_FUNCTION_KW(unpack_from, module_unpack_from, 0, MP_VARIADIC),
    MP_FUNCTION(iter_unpack, module_iter_unpack, 2, 2),
    MP_CONSTANT(Struct, &struct_type),
    MP_CONSTANT(error, &mp_type_struct_error),
};

MP_MODULE(mp_module_struct, struct, struct_module_rows, NULL);
