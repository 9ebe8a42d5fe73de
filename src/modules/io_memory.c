/* SPDX-License-Identifier: MIT
 *
 * Layer 5. io.StringIO and io.BytesIO: streams in memory.
 *
 * Invariants: `store` is a bytearray that only this stream and its memoryviews know, or None once the stream is closed.
 * `position` counts bytes, for text too: it is at the start of a code point, or beyond the end, where every byte more
 * is one code point more (a NUL, when something is written there).
 */
#include "base/utf8.h"
#include "modules/io_base.h"
#include "objects/builder.h"
#include "objects/bytes.h"
#include "objects/number.h"
#include "objects/str.h"

typedef struct memory {
    mp_object object;
    mp_value store;
    size_t position;
    uintptr_t newline; /* mp_newline; of text */
} memory;

static memory *memory_get(mp_value v) { return (memory *)mp_pointer(v); }
static bool is_text(mp_value v) { return mp_type_of(v)->layout == &mp_type_StringIO; }
static mp_bytearray *store_of(mp_value v) { return mp_bytearray_get(memory_get(v)->store); }

static void memory_trace(mp_tracer *tracer, void *self) { mp_trace_slot(tracer, &((memory *)self)->store); }

static bool check(mp_vm *vm, mp_value self) {
    return !mp_is_none(memory_get(self)->store) ||
           mp_fail(vm, &mp_type_ValueError, "I/O operation on closed file%s", is_text(self) ? "" : ".");
}

/* The bytes from the position on. */
static const char *rest(mp_value self, size_t *size) {
    const mp_bytearray *store = store_of(self);
    size_t position = MP_MIN(memory_get(self)->position, store->size);
    *size = store->size - position;
    return (const char *)store->data + position;
}

static mp_value new_value(mp_vm *vm, bool text, const char *data, size_t size) {
    return text ? mp_str_new(vm, size == 0 ? "" : data, size) : mp_bytes_new(vm, data, size);
}

/* Bytes that `count` characters or bytes take up, at most `size`. */
static size_t span_of(bool text, const char *data, size_t size, size_t count) {
    return count >= size ? size : text ? mp_utf8_offset(data, size, count) : count;
}

/* ---- reading ---- */

static mp_value take(mp_vm *vm, mp_value self, size_t span) {
    size_t size;
    const char *data = rest(self, &size);
    mp_value result = new_value(vm, is_text(self), data, span);
    if (!mp_is_error(result)) {
        memory_get(self)->position += span;
    }
    return result;
}

static mp_value memory_read(mp_vm *vm, size_t argc, const mp_value *args) {
    size_t limit, size;
    if (!check(vm, args[0]) || !mp_io_limit(vm, argc, args, &limit) || !check(vm, args[0])) {
        return MP_ERROR;
    }
    const char *data = rest(args[0], &size);
    return take(vm, args[0], span_of(is_text(args[0]), data, size, limit));
}

/* Bytes through the end of the first line. */
static size_t line_span(const char *data, size_t size, mp_newline newline) {
    if (newline == MP_NEWLINE_UNIVERSAL || newline == MP_NEWLINE_LF) {
        const char *end = memchr(data, '\n', size);
        return end == NULL ? size : (size_t)(end - data) + 1;
    }
    for (size_t i = 0; i < size; i++) {
        bool pair = data[i] == '\r' && i + 1 < size && data[i + 1] == '\n';
        if (newline == MP_NEWLINE_CRLF ? pair : data[i] == '\r') {
            return i + 1 + (pair && newline != MP_NEWLINE_CR);
        }
        if (newline == MP_NEWLINE_KEEP && data[i] == '\n') {
            return i + 1;
        }
    }
    return size;
}

static mp_value memory_readline(mp_vm *vm, size_t argc, const mp_value *args) {
    size_t limit, size;
    if (!check(vm, args[0]) || !mp_io_limit(vm, argc, args, &limit) || !check(vm, args[0])) {
        return MP_ERROR;
    }
    const char *data = rest(args[0], &size);
    size = size == 0 ? 0 : line_span(data, size, (mp_newline)memory_get(args[0])->newline);
    return take(vm, args[0], span_of(is_text(args[0]), data, size, limit));
}

static mp_value memory_iter(mp_vm *vm, mp_value self) { return mp_io_check_open(vm, self) ? self : MP_ERROR; }

static mp_value memory_next(mp_vm *vm, mp_value self) {
    mp_value line = memory_readline(vm, 1, &self);
    return mp_is_error(line) || mp_str_size(line) > 0 ? line : MP_STOP;
}

static mp_value memory_readinto(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_buffer to;
    size_t size;
    intptr_t count = INTPTR_MAX; /* a second argument is MicroPython's */
    if ((argc > 2 && !mp_index_get(vm, args[2], &count)) || !check(vm, args[0]) || !mp_io_room(vm, args[1], &to)) {
        return MP_ERROR;
    }
    to.size = MP_MIN(to.size, (size_t)MP_MAX(count, 0));
    const char *data = rest(args[0], &size);
    size = MP_MIN(size, to.size);
    if (size > 0) {
        memmove(to.data, data, size); /* `to` may be a view of this very stream */
    }
    memory_get(args[0])->position += size;
    return mp_int_from_size(vm, size);
}

static mp_value memory_getvalue(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check(vm, args[0])
               ? new_value(vm, is_text(args[0]), (const char *)store_of(args[0])->data, store_of(args[0])->size)
               : MP_ERROR;
}

static mp_value memory_getbuffer(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check(vm, args[0]) ? mp_memoryview_new(vm, memory_get(args[0])->store) : MP_ERROR;
}

/* ---- writing ---- */

/* False, with BufferError, while getbuffer's memoryviews are in use. */
static bool check_exports(mp_vm *vm, mp_value self) {
    return store_of(self)->exports == 0 ||
           mp_fail(vm, &mp_type_BufferError, "Existing exports of data: object cannot be re-sized");
}

/* Puts bytes at the position, in place of as many bytes (or characters) as they are. */
static bool put(mp_vm *vm, mp_value self, const char *data, size_t size) {
    memory *m = memory_get(self);
    size_t old_size = store_of(self)->size;
    if (size == 0 || !check_exports(vm, self)) {
        return size == 0;
    }
    if (m->position > old_size) {
        if (!mp_bytearray_resize(vm, m->store, m->position)) {
            return false;
        }
        memset(store_of(self)->data + old_size, 0, m->position - old_size);
        old_size = m->position;
    }
    size_t behind;
    const char *now = rest(self, &behind);
    bool text = is_text(self);
    size_t replaced = behind == 0 ? 0 : span_of(text, now, behind, text ? mp_utf8_count(data, size) : size);
    size_t new_size;
    if (mp_size_add(old_size - replaced, size, &new_size)) {
        return mp_fail(vm, &mp_type_OverflowError, "new position too large");
    }
    if (new_size > old_size && !mp_bytearray_resize(vm, m->store, new_size)) {
        return false;
    }
    uint8_t *at = store_of(self)->data + m->position;
    if (behind > replaced) {
        memmove(at + size, at + replaced, behind - replaced);
    }
    memmove(at, data, size);
    m->position += size;
    return new_size >= old_size || mp_bytearray_resize(vm, m->store, new_size);
}

/* Puts text whose line ends are to be changed. */
static bool put_lines(mp_vm *vm, mp_value self, const char *data, size_t size) {
    mp_newline newline = (mp_newline)memory_get(self)->newline;
    mp_builder b;
    mp_builder_init(&b, vm);
    for (size_t i = 0; i < size && !b.failed; i++) {
        if (newline == MP_NEWLINE_UNIVERSAL && data[i] == '\r') {
            i += i + 1 < size && data[i + 1] == '\n';
            mp_builder_append_byte(&b, '\n');
        } else if (newline != MP_NEWLINE_UNIVERSAL && data[i] == '\n') {
            mp_builder_append(&b, "\r\n", newline == MP_NEWLINE_CRLF ? 2 : 1);
        } else {
            mp_builder_append_byte(&b, (unsigned char)data[i]);
        }
    }
    bool good = !b.failed && put(vm, self, b.data, b.size);
    mp_builder_free(&b);
    return good;
}

/* write(data), write(data, count), write(data, start, count); the latter two are MicroPython's. */
static mp_value write_bytes(mp_vm *vm, size_t argc, const mp_value *args) {
    intptr_t start = 0, count = INTPTR_MAX;
    mp_buffer from;
    if ((argc > 3 && !mp_index_get(vm, args[2], &start)) || (argc > 2 && !mp_index_get(vm, args[argc - 1], &count)) ||
        !check(vm, args[0]) || !mp_buffer_get(vm, args[1], &from)) {
        return MP_ERROR;
    }
    size_t skipped = MP_MIN((size_t)MP_MAX(start, 0), from.size);
    size_t size = MP_MIN((size_t)MP_MAX(count, 0), from.size - skipped);
    return put(vm, args[0], (const char *)from.data + skipped, size) ? mp_int_from_size(vm, size) : MP_ERROR;
}

static mp_value memory_write(mp_vm *vm, size_t argc, const mp_value *args) {
    if (!is_text(args[0])) {
        return write_bytes(vm, argc, args);
    }
    if (argc > 2) {
        return mp_raise(vm, &mp_type_TypeError, "StringIO.write() takes exactly one argument (%zu given)", argc - 1);
    }
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "string argument expected, got '%T'", args[1]);
    }
    if (!check(vm, args[0])) {
        return MP_ERROR;
    }
    mp_newline newline = (mp_newline)memory_get(args[0])->newline;
    bool plain = newline == MP_NEWLINE_KEEP || newline == MP_NEWLINE_LF;
    bool good = plain ? put(vm, args[0], mp_str_data(args[1]), mp_str_size(args[1]))
                      : put_lines(vm, args[0], mp_str_data(args[1]), mp_str_size(args[1]));
    return good ? mp_int_from_size(vm, mp_str_length(args[1])) : MP_ERROR;
}

/* ---- position and size: in characters for text ---- */

static size_t position_count(mp_value self) {
    size_t position = memory_get(self)->position, size = store_of(self)->size;
    if (!is_text(self)) {
        return position;
    }
    size_t inside = MP_MIN(position, size);
    return (inside == 0 ? 0 : mp_utf8_count((const char *)store_of(self)->data, inside)) + position - inside;
}

static size_t position_bytes(mp_value self, size_t count) {
    const mp_bytearray *store = store_of(self);
    if (!is_text(self) || store->size == 0) {
        return count;
    }
    size_t length = mp_utf8_count((const char *)store->data, store->size);
    return count < length ? mp_utf8_offset((const char *)store->data, store->size, count)
                          : store->size + (count - length);
}

static mp_value memory_tell(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check(vm, args[0]) ? mp_int_from_size(vm, position_count(args[0])) : MP_ERROR;
}

static mp_value memory_seek(mp_vm *vm, size_t argc, const mp_value *args) {
    intptr_t offset, whence = 0;
    if (!mp_index_get(vm, args[1], &offset) || (argc > 2 && !mp_index_get(vm, args[2], &whence)) ||
        !check(vm, args[0])) {
        return MP_ERROR;
    }
    memory *m = memory_get(args[0]);
    bool text = is_text(args[0]);
    if (whence < 0 || whence > 2) {
        return mp_raise(vm, &mp_type_ValueError, "%cnvalid whence (%zd, should be 0, 1 or 2)", text ? 'I' : 'i', whence);
    }
    if (offset < 0 && whence == 0) {
        return text ? mp_raise(vm, &mp_type_ValueError, "Negative seek position %zd", offset)
                    : mp_raise(vm, &mp_type_ValueError, "negative seek value %zd", offset);
    }
    if (text && whence != 0 && offset != 0) {
        return mp_raise(vm, &mp_type_OSError, "Can't do nonzero cur-relative seeks");
    }
    if (whence == 0) {
        m->position = position_bytes(args[0], (size_t)offset);
    } else {
        size_t from = whence == 1 ? m->position : store_of(args[0])->size;
        if (offset > 0 && (size_t)offset > (size_t)INTPTR_MAX - MP_MIN(from, (size_t)INTPTR_MAX)) {
            return mp_raise(vm, &mp_type_OverflowError, "new position too large");
        }
        m->position = offset < 0 && (size_t)-offset > from ? 0 : from + (size_t)offset;
    }
    return mp_int_from_size(vm, position_count(args[0]));
}

static mp_value memory_truncate(mp_vm *vm, size_t argc, const mp_value *args) {
    intptr_t count;
    if (!check(vm, args[0])) {
        return MP_ERROR;
    }
    if (argc < 2 || mp_is_none(args[1])) {
        count = (intptr_t)position_count(args[0]);
    } else if (!mp_index_get(vm, args[1], &count)) {
        return mp_exception_catch(vm, &mp_type_TypeError)
                   ? mp_raise(vm, &mp_type_TypeError, "argument should be integer or None, not '%T'", args[1])
                   : MP_ERROR;
    }
    if (count < 0) {
        return mp_raise(vm, &mp_type_ValueError, "%cegative size value %zd", is_text(args[0]) ? 'N' : 'n', count);
    }
    if (!check(vm, args[0])) {
        return MP_ERROR;
    }
    size_t size = position_bytes(args[0], (size_t)count), position = position_count(args[0]);
    if (size < store_of(args[0])->size) {
        if (!mp_bytearray_resize(vm, memory_get(args[0])->store, size)) {
            return MP_ERROR;
        }
        memory_get(args[0])->position = position_bytes(args[0], position); /* the same in characters */
    }
    return mp_int_from_size(vm, (size_t)count);
}

/* ---- the rest ---- */

static mp_value memory_close(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    if (!mp_is_none(memory_get(args[0])->store) && !check_exports(vm, args[0])) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &memory_get(args[0])->store, MP_NONE);
    return MP_NONE;
}

static mp_value memory_closed(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(mp_is_none(memory_get(self)->store));
}

static mp_value memory_flush(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return is_text(args[0]) || check(vm, args[0]) ? MP_NONE : MP_ERROR;
}

static mp_value memory_true(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check(vm, args[0]) ? MP_TRUE : MP_ERROR;
}

static mp_value memory_false(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check(vm, args[0]) ? MP_FALSE : MP_ERROR;
}

static mp_value memory_line_buffering(mp_vm *vm, mp_value self) {
    return check(vm, self) ? MP_FALSE : MP_ERROR;
}

static mp_value memory_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value store = mp_bytearray_new(vm, NULL, 0);
    memory *m = mp_is_error(store) ? NULL : mp_object_alloc(vm, type, sizeof *m);
    if (m == NULL) {
        return MP_ERROR;
    }
    mp_gc_store(vm, &m->store, store);
    m->newline = MP_NEWLINE_LF;
    mp_value self = mp_from_pointer(m);
    return (type->flags & MP_TYPE_CLASS) != 0 || MP_OP(type->ops, init)(vm, self, argc, args, kw) ? self : MP_ERROR;
}

static bool newline_get(mp_vm *vm, mp_value v, uintptr_t *out) {
    static const char *const texts[] = {"", "\n", "\r", "\r\n"};
    if (mp_is_none(v)) {
        *out = MP_NEWLINE_UNIVERSAL;
        return true;
    }
    if (!mp_str_is(v)) {
        return mp_fail(vm, &mp_type_TypeError, "newline must be str or None, not %A", v);
    }
    for (size_t i = 0; i < MP_COUNT_OF(texts); i++) {
        if (mp_str_equal_text(v, texts[i])) {
            *out = MP_NEWLINE_KEEP + i;
            return true;
        }
    }
    return mp_fail(vm, &mp_type_ValueError, "illegal newline value: %R", v);
}

/* An int as the first argument: room for so many bytes, as in MicroPython. */
static bool reserve(mp_vm *vm, mp_value store, mp_value size) {
    if (mp_small(size) < 0) {
        return mp_fail(vm, &mp_type_ValueError, "negative size");
    }
    if (!mp_bytearray_resize(vm, store, (size_t)mp_small(size))) {
        return false;
    }
    mp_bytearray_get(store)->size = 0;
    return true;
}

/* __init__ of both: starts anew with the first argument as the contents. */
static bool start(mp_vm *vm, mp_value self, mp_value contents, uintptr_t newline) {
    mp_value store = mp_bytearray_new(vm, NULL, 0);
    if (mp_is_error(store)) {
        return false;
    }
    mp_gc_store(vm, &memory_get(self)->store, store);
    memory_get(self)->position = 0;
    memory_get(self)->newline = newline;
    mp_value pair[2] = {self, contents};
    if (mp_is_small(contents)) {
        return reserve(vm, store, contents);
    }
    if (mp_is_value(contents) && !mp_is_none(contents) && mp_is_error(memory_write(vm, 2, pair))) {
        return false;
    }
    memory_get(self)->position = 0;
    return true;
}

static bool string_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(initial_value, MP_PARAM_OPTIONAL), MP_PARAM(newline, MP_PARAM_OPTIONAL)};
    mp_value bound[2];
    uintptr_t newline = MP_NEWLINE_LF;
    if (!mp_args_bind(vm, "StringIO", params, 2, argc, args, kw, bound) ||
        (mp_is_value(bound[1]) && !newline_get(vm, bound[1], &newline))) {
        return false;
    }
    if (mp_is_value(bound[0]) && !mp_is_none(bound[0]) && !mp_str_is(bound[0]) && !mp_is_small(bound[0])) {
        return mp_fail(vm, &mp_type_TypeError, "initial_value must be str or None, not %T", bound[0]);
    }
    return start(vm, self, bound[0], newline);
}

static bool bytes_init(mp_vm *vm, mp_value self, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {MP_PARAM(initial_bytes, MP_PARAM_OPTIONAL)};
    mp_value contents;
    return mp_args_bind(vm, "BytesIO", params, 1, argc, args, kw, &contents) &&
           start(vm, self, contents, MP_NEWLINE_LF);
}

/* ---- the types ---- */

#define MEMORY_ROWS                                                                                                    \
    MP_METHOD(read, memory_read, 0, 1), MP_METHOD(readline, memory_readline, 0, 1),                                    \
        MP_METHOD(write, memory_write, 1, 3), MP_METHOD(seek, memory_seek, 1, 2),                                      \
        MP_METHOD(tell, memory_tell, 0, 0), MP_METHOD(truncate, memory_truncate, 0, 1),                                \
        MP_METHOD(getvalue, memory_getvalue, 0, 0), MP_METHOD(close, memory_close, 0, 0),                              \
        MP_METHOD(flush, memory_flush, 0, 0), MP_METHOD(readable, memory_true, 0, 0),                                  \
        MP_METHOD(writable, memory_true, 0, 0), MP_METHOD(seekable, memory_true, 0, 0),                                \
        MP_METHOD(isatty, memory_false, 0, 0), MP_GETTER(closed, memory_closed)
MP_NAMES_USED(read, readline, write, seek, tell, truncate, getvalue, close, flush, readable, writable, seekable, isatty,
              closed)

static const mp_native string_rows[] = {MEMORY_ROWS, MP_GETTER(line_buffering, memory_line_buffering)};
static const mp_native bytes_rows[] = {
    MEMORY_ROWS,
    MP_METHOD(read1, memory_read, 0, 1),
    MP_METHOD(readinto, memory_readinto, 1, 2),
    MP_METHOD(readinto1, memory_readinto, 1, 1),
    MP_METHOD(getbuffer, memory_getbuffer, 0, 0),
};

#define MEMORY_OPS(init_)                                                                                              \
    (trace, memory_trace), (make, memory_make), (init, init_), (iter, memory_iter), (next, memory_next)
MP_OPS(string_ops, MEMORY_OPS(string_init));
MP_OPS(bytes_ops, MEMORY_OPS(bytes_init));
MP_TYPE(mp_type_StringIO, StringIO_type_, &mp_type_TextIOBase, sizeof(memory), string_ops, string_rows, 0);
MP_TYPE(mp_type_BytesIO, BytesIO_type_, &mp_type_BufferedIOBase, sizeof(memory), bytes_ops, bytes_rows, 0);
