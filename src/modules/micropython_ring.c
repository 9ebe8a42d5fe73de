/* SPDX-License-Identifier: MIT
 *
 * Layer 5. micropython.RingIO: a queue of bytes of fixed size with the methods of a stream, for passing data from an
 * interrupt handler to the program or back. Nothing here blocks, and only reading allocates.
 *
 * Invariants: bytes [read, write) of the memory, seen as a ring, are waiting; one byte stays free, so that read == write
 * means empty. A writer changes `write` only, a reader `read` only, each when it is done.
 */
#include "modules/micropython_ring.h"

#include "objects/bytes.h"
#include "objects/str.h"

enum { MEMORY_MAX = 65535 };

typedef struct ring {
    mp_object object;
    mp_value memory; /* a bytearray, or what the program gave */
    uint32_t size;   /* of the memory */
    volatile uint32_t read, write;
} ring;

static ring *ring_get(mp_value v) { return (ring *)mp_pointer(v); }

static void ring_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((ring *)self)->memory); }

static bool memory_get(mp_vm *vm, const ring *r, mp_buffer *out) {
    return mp_buffer_get(vm, r->memory, out) &&
           (out->size >= r->size || mp_fail(vm, &mp_type_ValueError, "the buffer has become too small"));
}

static uint32_t waiting(const ring *r) { return (r->write + r->size - r->read) % r->size; }

static mp_value ring_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    if (!mp_args_no_kw(vm, "RingIO", kw) || !mp_args_count(vm, "RingIO", argc, 1, 1)) {
        return MP_ERROR;
    }
    mp_value memory = args[0];
    mp_buffer buffer = {.size = 0};
    if (mp_buffer_is(memory)) {
        if (!mp_buffer_get(vm, memory, &buffer)) {
            return MP_ERROR;
        }
        if (buffer.readonly) {
            return mp_raise(vm, &mp_type_TypeError, "object with buffer protocol required");
        }
    } else {
        intptr_t size;
        if (!mp_index_get(vm, memory, &size)) {
            return MP_ERROR;
        }
        if (size >= 1 && size < MEMORY_MAX) {
            buffer.size = (size_t)size + 1;
            memory = mp_bytearray_new(vm, NULL, buffer.size);
        }
    }
    if (buffer.size < 2 || buffer.size > MEMORY_MAX) {
        return mp_raise(vm, &mp_type_ValueError, "the size must be 1 to 65534");
    }
    ring *self = mp_is_error(memory) ? NULL : mp_object_alloc(vm, type, sizeof *self);
    if (self == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &self->memory, memory);
    self->size = (uint32_t)buffer.size;
    return mp_from_pointer(self);
}

static mp_value ring_repr(mp_vm *vm, mp_value self) {
    (void)self;
    return mp_str_new_text(vm, "<RingIO>");
}

/* Moves up to `limit` waiting bytes to `out`. */
static void take(ring *r, const uint8_t *data, uint8_t *out, uint32_t count) {
    uint32_t first = MP_MIN(count, r->size - r->read);
    memcpy(out, data + r->read, first);
    memcpy(out + first, data, count - first);
    r->read = (r->read + count) % r->size;
}

/* How many bytes args[1] allows: all that wait if it is not given, None or negative. */
static bool limit_get(mp_vm *vm, mp_value v, uint32_t *count) {
    intptr_t limit = -1;
    if (mp_is_value(v) && !mp_is_none(v) && !mp_index_clamp(vm, v, &limit)) {
        return false;
    }
    if (limit >= 0 && (size_t)limit < *count) {
        *count = (uint32_t)limit;
    }
    return true;
}

/* The next `count` bytes at most; with `line` up to a newline. */
static mp_value read_bytes(mp_vm *vm, mp_value self, mp_value limit, bool line) {
    ring *r = ring_get(self);
    mp_buffer memory;
    uint32_t count = waiting(r);
    if (!limit_get(vm, limit, &count) || !memory_get(vm, r, &memory)) {
        return MP_ERROR;
    }
    count = MP_MIN(count, waiting(r));
    for (uint32_t i = 0; line && i < count; i++) {
        if (memory.data[(r->read + i) % r->size] == '\n') {
            count = i + 1;
        }
    }
    mp_str *bytes = mp_str_alloc(vm, &mp_type_bytes, count);
    if (bytes == NULL || !memory_get(vm, r, &memory)) {
        return MP_ERROR;
    }
    take(r, memory.data, (uint8_t *)bytes->data, count);
    return mp_from_pointer(bytes);
}

static mp_value ring_read(mp_vm *vm, size_t argc, const mp_value *args) {
    return read_bytes(vm, args[0], argc > 1 ? args[1] : MP_NONE, false);
}

static mp_value ring_readline(mp_vm *vm, size_t argc, const mp_value *args) {
    return read_bytes(vm, args[0], argc > 1 ? args[1] : MP_NONE, true);
}

static mp_value ring_readinto(mp_vm *vm, size_t argc, const mp_value *args) {
    ring *r = ring_get(args[0]);
    mp_buffer memory, target;
    uint32_t count = waiting(r);
    if (!limit_get(vm, argc > 2 ? args[2] : MP_NONE, &count) || !memory_get(vm, r, &memory) ||
        !mp_buffer_get(vm, args[1], &target)) {
        return MP_ERROR;
    }
    if (target.readonly) {
        return mp_raise(vm, &mp_type_TypeError, "a read-write bytes-like object is required, not %T", args[1]);
    }
    count = (uint32_t)MP_MIN((size_t)MP_MIN(count, waiting(r)), target.size);
    take(r, memory.data, target.data, count);
    return mp_from_small((intptr_t)count);
}

static mp_value ring_write(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    ring *r = ring_get(args[0]);
    mp_buffer memory, source;
    if (mp_str_is(args[1])) {
        source = (mp_buffer){.data = (uint8_t *)(uintptr_t)mp_str_data(args[1]), .size = mp_str_size(args[1])};
    } else if (!mp_buffer_get(vm, args[1], &source)) {
        return MP_ERROR;
    }
    if (!memory_get(vm, r, &memory)) {
        return MP_ERROR;
    }
    uint32_t count = (uint32_t)MP_MIN(source.size, (size_t)(r->size - 1 - waiting(r)));
    uint32_t first = MP_MIN(count, r->size - r->write);
    memmove(memory.data + r->write, source.data, first);
    memmove(memory.data, source.data + first, count - first);
    r->write = (r->write + count) % r->size;
    return mp_from_small((intptr_t)count);
}

static mp_value ring_any(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return mp_from_small((intptr_t)waiting(ring_get(args[0])));
}

static mp_value ring_close(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_NONE;
}

static const mp_native ring_rows[] = {
    MP_METHOD(any, ring_any, 0, 0),
    MP_METHOD(read, ring_read, 0, 1),
    MP_METHOD(readline, ring_readline, 0, 1),
    MP_METHOD(readinto, ring_readinto, 1, 2),
    MP_METHOD(write, ring_write, 1, 1),
    MP_METHOD(close, ring_close, 0, 0),
};

MP_OPS(ring_ops, (trace, ring_trace), (make, ring_make), (repr, ring_repr));
MP_TYPE(mp_type_ring, RingIO, &mp_type_object, sizeof(ring), ring_ops, ring_rows, 0);
