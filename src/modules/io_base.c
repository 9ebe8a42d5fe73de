/* SPDX-License-Identifier: MIT
 *
 * Layer 5. io.IOBase, RawIOBase, BufferedIOBase, TextIOBase: classes for programs to derive from.
 *
 * Whatever a method needs of the others it asks for by name, as derived classes replace them. `closed` is the only
 * state, and only objects whose struct begins with stream_base have it here.
 */
#include "modules/io_base.h"

#include "objects/builder.h"
#include "objects/bytes.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"

typedef struct stream_base {
    mp_object object;
    uintptr_t closed;
} stream_base;

/* The struct is stream_base, not that of another type derived in C. */
static bool is_base(mp_value v) {
    const mp_type *layout = mp_type_of(v)->layout;
    return layout == &mp_type_IOBase || layout == &mp_type_RawIOBase || layout == &mp_type_BufferedIOBase ||
           layout == &mp_type_TextIOBase;
}

static mp_value base_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    (void)argc, (void)args, (void)kw; /* those of a derived __init__ */
    stream_base *self = mp_object_alloc(vm, type, sizeof *self);
    return self == NULL ? MP_ERROR : mp_from_pointer(self);
}

mp_value mp_io_unsupported(mp_vm *vm, const char *what) {
    return mp_raise(vm, &mp_type_UnsupportedOperation, "%s", what);
}

bool mp_io_check_open(mp_vm *vm, mp_value self) {
    bool closed;
    mp_value answer = mp_getattr(vm, self, MP_NAME(closed));
    if (mp_is_error(answer) || !mp_truth(vm, answer, &closed)) {
        return false;
    }
    return !closed || mp_fail(vm, &mp_type_ValueError, "I/O operation on closed file.");
}

bool mp_io_limit(mp_vm *vm, size_t argc, const mp_value *args, size_t *out) {
    intptr_t limit = -1;
    if (argc > 1 && !mp_is_none(args[1]) && !mp_index_clamp(vm, args[1], &limit)) {
        return mp_exception_catch(vm, &mp_type_TypeError)
                   ? mp_fail(vm, &mp_type_TypeError, "argument should be integer or None, not '%T'", args[1])
                   : false;
    }
    *out = limit < 0 ? SIZE_MAX : (size_t)limit;
    return true;
}

bool mp_io_room(mp_vm *vm, mp_value v, mp_buffer *out) {
    *out = (mp_buffer){.readonly = true};
    if (mp_buffer_is(v) && !mp_buffer_get(vm, v, out)) {
        return false;
    }
    return !out->readonly ||
           mp_fail(vm, &mp_type_TypeError, "readinto() argument must be read-write bytes-like object, not %A", v);
}

/* ---- IOBase ---- */

static mp_value base_closed(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(is_base(self) && ((stream_base *)mp_pointer(self))->closed);
}

static mp_value base_close(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (mp_same(base_closed(vm, args[0]), MP_TRUE)) {
        return MP_NONE;
    }
    mp_value flushed = mp_call_method(vm, args[0], MP_NAME(flush), 0, NULL);
    if (is_base(args[0])) {
        ((stream_base *)mp_pointer(args[0]))->closed = 1;
    }
    return mp_is_error(flushed) ? MP_ERROR : MP_NONE;
}

static mp_value base_flush(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_io_check_open(vm, args[0]) ? MP_NONE : MP_ERROR;
}

static mp_value base_enter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_io_check_open(vm, args[0]) ? args[0] : MP_ERROR;
}

static mp_value base_exit(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_is_error(mp_call_method(vm, args[0], MP_NAME(close), 0, NULL)) ? MP_ERROR : MP_NONE;
}

static mp_value base_isatty(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_io_check_open(vm, args[0]) ? MP_FALSE : MP_ERROR;
}

static mp_value base_false(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_FALSE;
}

#define UNSUPPORTED(name)                                                                                              \
    static mp_value unsupported_##name(mp_vm *vm, size_t argc, const mp_value *args) {                                 \
        (void)argc, (void)args;                                                                                        \
        return mp_io_unsupported(vm, #name);                                                                           \
    }
UNSUPPORTED(seek)
UNSUPPORTED(truncate)
UNSUPPORTED(fileno)
UNSUPPORTED(read)
UNSUPPORTED(read1)
UNSUPPORTED(write)
UNSUPPORTED(readline)
UNSUPPORTED(detach)

static mp_value base_tell(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value where[2] = {MP_SMALL(0), MP_SMALL(1)};
    return mp_call_method(vm, args[0], MP_NAME(seek), 2, where);
}

/* A line, by reading byte after byte. */
static mp_value base_readline(mp_vm *vm, size_t argc, const mp_value *args) {
    size_t limit;
    if (!mp_io_limit(vm, argc, args, &limit)) {
        return MP_ERROR;
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_value one = MP_SMALL(1);
    while (b.size < limit) {
        mp_value piece = mp_call_method(vm, args[0], MP_NAME(read), 1, &one);
        if (mp_is_value(piece) && !mp_bytes_is(piece)) {
            piece = mp_raise(vm, &mp_type_OSError, "read() should have returned a bytes object, not '%T'", piece);
        }
        if (mp_is_error(piece)) {
            mp_builder_free(&b);
            return MP_ERROR;
        }
        size_t size = mp_str_size(piece);
        mp_builder_append(&b, mp_str_data(piece), size);
        if (b.failed || size == 0 || mp_str_data(piece)[size - 1] == '\n') {
            break;
        }
    }
    return mp_builder_bytes(&b);
}

static mp_value base_iter(mp_vm *vm, mp_value self) { return mp_io_check_open(vm, self) ? self : MP_ERROR; }

static mp_value base_next(mp_vm *vm, mp_value self) {
    mp_value line = mp_call_method(vm, self, MP_NAME(readline), 0, NULL);
    size_t length;
    if (mp_is_error(line) || !mp_length(vm, line, &length)) {
        return MP_ERROR;
    }
    return length == 0 ? MP_STOP : line;
}

mp_value mp_io_readlines(mp_vm *vm, size_t argc, const mp_value *args) {
    size_t hint, total = 0, length;
    if (!mp_io_limit(vm, argc, args, &hint)) {
        return MP_ERROR;
    }
    hint = hint == 0 ? SIZE_MAX : hint;
    hint += hint != SIZE_MAX && mp_type_of(args[0])->layout != &mp_type_BytesIO; /* the others want more than that */
    mp_value list = mp_list_new(vm, 0, NULL), line = MP_NONE;
    while (!mp_is_error(list) && total < hint && mp_is_value(line = mp_next(vm, args[0]))) {
        if (!mp_length(vm, line, &length) || !mp_list_append(vm, list, line)) {
            return MP_ERROR;
        }
        total += length;
    }
    return mp_is_error(line) ? MP_ERROR : list;
}

mp_value mp_io_writelines(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_io_check_open(vm, args[0])) {
        return MP_ERROR;
    }
    mp_value lines = mp_iter(vm, args[1]), line = MP_ERROR;
    while (!mp_is_error(lines) && mp_is_value(line = mp_next(vm, lines))) {
        if (mp_is_error(mp_call_method(vm, args[0], MP_NAME(write), 1, &line))) {
            return MP_ERROR;
        }
    }
    return mp_is_stop(line) ? MP_NONE : MP_ERROR;
}

/* ---- RawIOBase ---- */

/* All pieces that read() gives. */
static mp_value raw_readall(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_value size = MP_SMALL(MP_IO_BUFFER_SIZE), piece;
    do {
        piece = mp_call_method(vm, args[0], MP_NAME(read), 1, &size);
        if (mp_is_value(piece) && !mp_is_none(piece) && !mp_bytes_is(piece)) {
            piece = mp_raise(vm, &mp_type_TypeError, "read() should return bytes");
        }
        if (mp_is_error(piece) || (mp_is_none(piece) && b.size == 0)) {
            mp_builder_free(&b);
            return piece;
        }
        if (!mp_is_none(piece)) {
            mp_builder_append(&b, mp_str_data(piece), mp_str_size(piece));
        }
    } while (!b.failed && !mp_is_none(piece) && mp_str_size(piece) > 0);
    return mp_builder_bytes(&b);
}

static mp_value raw_read(mp_vm *vm, size_t argc, const mp_value *args) {
    size_t size;
    if (!mp_io_limit(vm, argc, args, &size)) {
        return MP_ERROR;
    }
    if (size == SIZE_MAX) {
        return mp_call_method(vm, args[0], MP_NAME(readall), 0, NULL);
    }
    mp_value room = mp_bytearray_new(vm, NULL, size);
    if (mp_is_error(room)) {
        return MP_ERROR;
    }
    if (size > 0) {
        memset(mp_bytearray_get(room)->data, 0, size);
    }
    mp_value got = mp_call_method(vm, args[0], MP_NAME(readinto), 1, &room);
    intptr_t count;
    if (mp_is_error(got) || mp_is_none(got)) {
        return got;
    }
    if (!mp_index_get(vm, got, &count)) {
        return MP_ERROR;
    }
    if (count < 0 || (size_t)count > mp_bytearray_get(room)->size) {
        return mp_raise(vm, &mp_type_ValueError, "readinto returned %zd outside buffer size %zu", count, size);
    }
    return mp_bytes_new(vm, mp_bytearray_get(room)->data, (size_t)count);
}

static mp_value raw_missing(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_raise_value(vm, mp_type_value(&mp_type_NotImplementedError));
}

/* ---- BufferedIOBase ---- */

static mp_value buffered_readinto(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_buffer to;
    if (!mp_io_room(vm, args[1], &to)) {
        return MP_ERROR;
    }
    mp_value size = mp_int_from_size(vm, to.size);
    mp_value piece = mp_is_error(size) ? MP_ERROR : mp_call_method(vm, args[0], MP_NAME(read), 1, &size);
    if (mp_is_error(piece) || !mp_io_room(vm, args[1], &to)) {
        return MP_ERROR;
    }
    if (!mp_bytes_is(piece)) {
        return mp_raise(vm, &mp_type_TypeError, "read() should return bytes");
    }
    if (mp_str_size(piece) > to.size) {
        return mp_raise(vm, &mp_type_ValueError,
                        "read() returned too much data: %zu bytes requested, %zu returned", to.size,
                        mp_str_size(piece));
    }
    if (mp_str_size(piece) > 0) {
        memcpy(to.data, mp_str_data(piece), mp_str_size(piece));
    }
    return mp_int_from_size(vm, mp_str_size(piece));
}

/* ---- the types ---- */

static const mp_native base_rows[] = {
    MP_METHOD(close, base_close, 0, 0),
    MP_GETTER(closed, base_closed),
    MP_METHOD(fileno, unsupported_fileno, 0, 0),
    MP_METHOD(flush, base_flush, 0, 0),
    MP_METHOD(isatty, base_isatty, 0, 0),
    MP_METHOD(readable, base_false, 0, 0),
    MP_METHOD(writable, base_false, 0, 0),
    MP_METHOD(seekable, base_false, 0, 0),
    MP_METHOD(readline, base_readline, 0, 1),
    MP_METHOD(readlines, mp_io_readlines, 0, 1),
    MP_METHOD(writelines, mp_io_writelines, 1, 1),
    MP_METHOD(seek, unsupported_seek, 1, 2),
    MP_METHOD(tell, base_tell, 0, 0),
    MP_METHOD(truncate, unsupported_truncate, 0, 1),
    MP_METHOD(__enter__, base_enter, 0, 0),
    MP_METHOD(__exit__, base_exit, 0, MP_VARIADIC),
};
static const mp_native raw_rows[] = {
    MP_METHOD(read, raw_read, 0, 1),
    MP_METHOD(readall, raw_readall, 0, 0),
    MP_METHOD(readinto, raw_missing, 1, 1),
    MP_METHOD(write, raw_missing, 1, 1),
};
static const mp_native buffered_rows[] = {
    MP_METHOD(read, unsupported_read, 0, 1),
    MP_METHOD(read1, unsupported_read1, 0, 1),
    MP_METHOD(readinto, buffered_readinto, 1, 1),
    MP_METHOD(readinto1, buffered_readinto, 1, 1),
    MP_METHOD(write, unsupported_write, 1, 1),
    MP_METHOD(detach, unsupported_detach, 0, 0),
};
static const mp_native text_rows[] = {
    MP_METHOD(read, unsupported_read, 0, 1),
    MP_METHOD(readline, unsupported_readline, 0, 1),
    MP_METHOD(write, unsupported_write, 1, 1),
    MP_METHOD(detach, unsupported_detach, 0, 0),
    MP_CONSTANT(encoding, &mp_none_object),
    MP_CONSTANT(errors, &mp_none_object),
    MP_CONSTANT(newlines, &mp_none_object),
};

MP_OPS(base_ops, (make, base_make), (iter, base_iter), (next, base_next));
MP_TYPE(mp_type_IOBase, IOBase, &mp_type_object, sizeof(stream_base), base_ops, base_rows, 0);
MP_TYPE(mp_type_RawIOBase, RawIOBase, &mp_type_IOBase, sizeof(stream_base), base_ops, raw_rows, 0);
MP_TYPE(mp_type_BufferedIOBase, BufferedIOBase, &mp_type_IOBase, sizeof(stream_base), base_ops, buffered_rows, 0);
MP_TYPE(mp_type_TextIOBase, TextIOBase, &mp_type_IOBase, sizeof(stream_base), base_ops, text_rows, 0);
