/* SPDX-License-Identifier: MIT
 *
 * Layer 5. Files: one object for text and binary files, with a buffer for both directions.
 *
 * Invariant: where the source is a stream, filling and flushing the buffer runs Python code; the file itself stays as it
 * is meanwhile (`busy`), but memory of bytes-like arguments may move or go.
 */
#include "modules/io_file.h"

#include "gc/vm.h"
#include "modules/console.h"
#include "modules/io_base.h"
#include "objects/builder.h"
#include "objects/exception_all.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"

static mp_file *file_get(mp_value v) { return (mp_file *)mp_pointer(v); }

/* An open file, readable or writable as wanted. */
static bool check(mp_vm *vm, mp_file *f, bool read, bool write) {
    if (f->handle == MP_FILE_CLOSED) {
        return mp_fail(vm, &mp_type_ValueError, !f->detached ? "I/O operation on closed file."
                                                : f->text    ? "underlying buffer has been detached"
                                                             : "raw stream has been detached");
    }
    if (f->busy) {
        return mp_fail(vm, &mp_type_RuntimeError, "reentrant call inside %R", mp_from_pointer(f));
    }
    if (read && !f->readable) {
        return mp_fail(vm, &mp_type_UnsupportedOperation, f->text ? "not readable" : "read");
    }
    if (write && !f->writable) {
        return mp_fail(vm, &mp_type_UnsupportedOperation, f->text ? "not writable" : "write");
    }
    return true;
}

/* ---- the buffer ---- */

static bool flush(mp_vm *vm, mp_file *f) {
    if (!f->dirty) {
        return true;
    }
    size_t size = f->end;
    f->dirty = false;
    f->start = f->end = 0;
    return mp_file_source_write(vm, f, f->data, size);
}

/* Forgets what was read ahead, so that the source's position is the program's. */
static bool drop_ahead(mp_vm *vm, mp_file *f) {
    if (f->dirty || f->start == f->end) {
        return true;
    }
    int64_t back = (int64_t)f->start - (int64_t)f->end, position;
    f->start = f->end = 0;
    return mp_file_source_seek(vm, f, back, 1, &position);
}

/* Makes data[start] readable; *at_end if there is no more. */
static bool fill(mp_vm *vm, mp_file *f, bool *at_end) {
    *at_end = false;
    if (!flush(vm, f)) {
        return false;
    }
    if (f->start < f->end) {
        return true;
    }
    size_t got;
    f->start = f->end = 0;
    if (!mp_file_source_read(vm, f, &got)) {
        return false;
    }
    f->end = (uint32_t)got;
    *at_end = got == 0;
    return true;
}

static bool put(mp_vm *vm, mp_file *f, const char *data, size_t size) {
    if (size > f->capacity - (f->dirty ? f->end : 0) && !flush(vm, f)) {
        return false;
    }
    if (size > f->capacity) {
        return mp_file_source_write(vm, f, data, size);
    }
    if (!f->dirty) {
        f->end = 0;
        f->dirty = true;
    }
    memcpy(f->data + f->end, data, size);
    f->end += (uint32_t)size;
    return true;
}

/* ---- reading ---- */

/* How many buffered bytes can be taken as they are, without looking for line ends and limits one by one. */
static size_t plain_span(const mp_file *f, size_t limit, bool line) {
    const char *p = f->data + f->start;
    size_t n = f->end - f->start;
    if (f->text && limit != SIZE_MAX) {
        return 0;
    }
    n = MP_MIN(n, limit);
    const char *stop = line ? memchr(p, '\n', n) : NULL;
    n = stop != NULL ? (size_t)(stop - p) : n;
    stop = f->text && f->newline != MP_NEWLINE_LF ? memchr(p, '\r', n) : NULL;
    return stop != NULL ? (size_t)(stop - p) : n;
}

/* Takes the byte at data[start], or a whole line end; *ends_line says that it is one. */
static bool take_unit(mp_vm *vm, mp_file *f, mp_builder *b, bool *ends_line) {
    char c = f->data[f->start++];
    *ends_line = c == '\n' && (!f->text || f->newline <= MP_NEWLINE_LF);
    bool at_end = false;
    if (c != '\r' || !f->text || f->newline == MP_NEWLINE_LF || f->newline == MP_NEWLINE_CR) {
        *ends_line = *ends_line || (c == '\r' && f->text && f->newline == MP_NEWLINE_CR);
        return mp_builder_append_byte(b, (unsigned char)c);
    }
    if (!fill(vm, f, &at_end)) {
        return false;
    }
    bool pair = !at_end && f->data[f->start] == '\n';
    f->start += pair;
    *ends_line = pair || f->newline != MP_NEWLINE_CRLF;
    if (f->newline == MP_NEWLINE_UNIVERSAL) {
        return mp_builder_append_byte(b, '\n');
    }
    return mp_builder_append(b, "\r\n", pair ? 2 : 1);
}

/* Reads up to `limit` bytes (of text: code points; SIZE_MAX: all), or through the end of a line. */
static bool read_into(mp_vm *vm, mp_file *f, mp_builder *b, size_t limit, bool line) {
    bool ends_line = false;
    while (!b->failed && !(line && ends_line)) {
        bool at_end;
        if (limit == 0 && !f->text) {
            return true;
        }
        if (!fill(vm, f, &at_end)) {
            return false;
        }
        if (at_end) {
            return true;
        }
        size_t span = plain_span(f, limit, line);
        mp_builder_append(b, f->data + f->start, span);
        f->start += (uint32_t)span;
        limit -= limit == SIZE_MAX ? 0 : span;
        if (f->start == f->end || (limit == 0 && !f->text)) {
            continue;
        }
        bool lead = (f->data[f->start] & 0xC0) != 0x80;
        if (limit == 0 && lead) {
            return true;
        }
        if (!take_unit(vm, f, b, &ends_line)) {
            return false;
        }
        limit -= limit != SIZE_MAX && (lead || !f->text);
    }
    return !b->failed;
}

static mp_value read_value(mp_vm *vm, mp_file *f, size_t limit, bool line) {
    mp_builder b;
    mp_builder_init(&b, vm);
    if (!read_into(vm, f, &b, limit, line)) {
        mp_builder_free(&b);
        return MP_ERROR;
    }
    if (!f->text) {
        return mp_builder_bytes(&b);
    }
    mp_value text = b.size == 0 ? MP_NAME(empty_) : mp_str_decode(vm, b.data, b.size);
    mp_builder_free(&b);
    return text;
}

static mp_value read_sized(mp_vm *vm, size_t argc, const mp_value *args, bool line) {
    mp_file *f = file_get(args[0]);
    intptr_t limit = -1;
    if (!check(vm, f, true, false) || (argc > 1 && !mp_is_none(args[1]) && !mp_index_clamp(vm, args[1], &limit)) ||
        !check(vm, f, true, false)) {
        return MP_ERROR;
    }
    return read_value(vm, f, limit < 0 ? SIZE_MAX : (size_t)limit, line);
}

static mp_value file_read(mp_vm *vm, size_t argc, const mp_value *args) { return read_sized(vm, argc, args, false); }

static mp_value file_readline(mp_vm *vm, size_t argc, const mp_value *args) { return read_sized(vm, argc, args, true); }

static mp_value file_next(mp_vm *vm, mp_value self) {
    mp_file *f = file_get(self);
    if (!check(vm, f, true, false)) {
        return MP_ERROR;
    }
    mp_value line = read_value(vm, f, SIZE_MAX, true);
    return mp_is_error(line) || mp_str_size(line) > 0 ? line : MP_STOP;
}

static mp_value file_iter(mp_vm *vm, mp_value self) { return check(vm, file_get(self), false, false) ? self : MP_ERROR; }

/* What is buffered, or else one piece of what the HAL has. */
static mp_value file_read1(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_file *f = file_get(args[0]);
    intptr_t limit = -1;
    bool at_end = false;
    if ((argc > 1 && !mp_is_none(args[1]) && !mp_index_clamp(vm, args[1], &limit)) || !check(vm, f, true, false) ||
        (limit != 0 && !fill(vm, f, &at_end))) {
        return MP_ERROR;
    }
    size_t buffered = f->dirty ? 0 : f->end - f->start;
    return read_value(vm, f, limit < 0 ? buffered : MP_MIN((size_t)limit, buffered), false);
}

/* What is buffered, which stays there. */
static mp_value file_peek(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_file *f = file_get(args[0]);
    bool at_end;
    return check(vm, f, true, false) && fill(vm, f, &at_end) ? mp_bytes_new(vm, f->data + f->start, f->end - f->start)
                                                             : MP_ERROR;
}

/* readinto(buffer), readinto(buffer, count); the latter is MicroPython's. */
static mp_value file_readinto(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_file *f = file_get(args[0]);
    mp_buffer buffer;
    intptr_t count = INTPTR_MAX;
    if ((argc > 2 && !mp_index_get(vm, args[2], &count)) || !check(vm, f, true, false) ||
        !mp_io_room(vm, args[1], &buffer)) {
        return MP_ERROR;
    }
    size_t done = 0, wanted = MP_MIN(buffer.size, (size_t)MP_MAX(count, 0));
    bool at_end = false;
    while (done < wanted && !at_end) {
        if (!fill(vm, f, &at_end) || !mp_io_room(vm, args[1], &buffer)) {
            return MP_ERROR;
        }
        wanted = MP_MIN(wanted, buffer.size); /* a stream may have changed it */
        size_t n = wanted < done ? 0 : MP_MIN(wanted - done, f->end - f->start);
        if (n > 0) {
            memcpy(buffer.data + done, f->data + f->start, n);
        }
        f->start += (uint32_t)n;
        done += n;
    }
    return mp_int_from_size(vm, done);
}

/* ---- writing ---- */

/* Text whose "\n" become "\r" or "\r\n". */
static bool put_lines(mp_vm *vm, mp_file *f, const char *data, size_t size) {
    while (size > 0) {
        const char *newline = memchr(data, '\n', size);
        size_t span = newline == NULL ? size : (size_t)(newline - data);
        if (!put(vm, f, data, span) || (newline != NULL && !put(vm, f, "\r\n", f->newline == MP_NEWLINE_CRLF ? 2 : 1))) {
            return false;
        }
        span += newline != NULL;
        data += span;
        size -= span;
    }
    return true;
}

static mp_value file_write(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_file *f = file_get(args[0]);
    if (!check(vm, f, false, true)) {
        return MP_ERROR;
    }
    if (f->text) {
        if (!mp_str_is(args[1])) {
            return mp_raise(vm, &mp_type_TypeError, "write() argument must be str, not %A", args[1]);
        }
        const char *data = mp_str_data(args[1]);
        size_t size = mp_str_size(args[1]);
        if (!drop_ahead(vm, f) || !(f->newline >= MP_NEWLINE_CR ? put_lines(vm, f, data, size) : put(vm, f, data, size))) {
            return MP_ERROR;
        }
        bool flush_now = f->flush_lines && (memchr(data, '\n', size) != NULL || memchr(data, '\r', size) != NULL);
        return flush_now && !flush(vm, f) ? MP_ERROR : mp_int_from_size(vm, mp_str_length(args[1]));
    }
    mp_buffer buffer;
    mp_value from = args[1];
    if (f->handle == MP_FILE_STREAM && !mp_bytes_is(from) && mp_buffer_get(vm, from, &buffer)) {
        from = mp_bytes_new(vm, buffer.data, buffer.size); /* which the stream cannot change */
        if (mp_is_error(from)) {
            return MP_ERROR;
        }
    }
    if (!mp_buffer_get(vm, from, &buffer) || !drop_ahead(vm, f) ||
        !put(vm, f, (const char *)buffer.data, buffer.size)) {
        return MP_ERROR;
    }
    return mp_int_from_size(vm, buffer.size);
}

static mp_value file_flush(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_file *f = file_get(args[0]);
    if (!check(vm, f, false, false) || !flush(vm, f)) {
        return MP_ERROR;
    }
    bool stream = f->handle == MP_FILE_STREAM && f->writable;
    return stream && mp_is_error(mp_file_source_ask(vm, f, MP_NAME(flush), 0, NULL)) ? MP_ERROR : MP_NONE;
}

/* ---- position, closing ---- */

static mp_value file_tell(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_file *f = file_get(args[0]);
    int64_t position;
    if (!check(vm, f, false, false) || !mp_file_source_seek(vm, f, 0, 1, &position)) {
        return MP_ERROR;
    }
    position += f->dirty ? (int64_t)f->end : (int64_t)f->start - (int64_t)f->end;
    return mp_int_from_i64(vm, position);
}

static mp_value file_seek(mp_vm *vm, size_t argc, const mp_value *args) {
    mp_file *f = file_get(args[0]);
    intptr_t offset, whence = 0;
    if (!mp_index_get(vm, args[1], &offset) || (argc > 2 && !mp_index_get(vm, args[2], &whence)) ||
        !check(vm, f, false, false)) {
        return MP_ERROR;
    }
    if (whence < 0 || whence > 2) {
        return mp_raise(vm, &mp_type_ValueError, "invalid whence (%zd, should be 0, 1 or 2)", whence);
    }
    if (f->text && whence != 0 && offset != 0) {
        return mp_raise(vm, &mp_type_UnsupportedOperation, "can't do nonzero %s-relative seeks",
                        whence == 1 ? "cur" : "end");
    }
    if (whence == 0 && offset < 0) {
        return f->text ? mp_raise(vm, &mp_type_ValueError, "negative seek position %zd", offset)
                       : mp_raise_os_error(vm, 22, MP_UNBOUND);
    }
    int64_t position;
    if (!flush(vm, f) || !drop_ahead(vm, f) || !mp_file_source_seek(vm, f, offset, (int)whence, &position)) {
        return MP_ERROR;
    }
    return mp_int_from_i64(vm, position);
}

static mp_value file_close(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_file *f = file_get(args[0]);
    if (f->handle == MP_FILE_CLOSED) {
        return MP_NONE;
    }
    if (!check(vm, f, false, false)) { /* busy */
        return MP_ERROR;
    }
    bool flushed = flush(vm, f);
    mp_value error = flushed ? MP_UNBOUND : mp_exception_take(vm);
    f->start = f->end = 0;
    if (!mp_file_source_close(vm, f)) {
        return MP_ERROR;
    }
    return flushed ? MP_NONE : mp_raise_value(vm, error);
}

/* Gives the stream back, and is of no use afterwards. */
static mp_value file_detach(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_file *f = file_get(args[0]);
    if (!check(vm, f, false, false)) {
        return MP_ERROR;
    }
    if (f->handle != MP_FILE_STREAM) {
        return mp_io_unsupported(vm, "detach");
    }
    if (!flush(vm, f)) {
        return MP_ERROR;
    }
    f->handle = MP_FILE_CLOSED;
    f->detached = true;
    return f->stream;
}

static void file_finalise(mp_vm *vm, void *object) {
    mp_file *f = object;
    const mp_hal_files *files = vm->hal->files;
    if (f->handle == MP_FILE_CLOSED || f->handle == MP_FILE_STREAM) {
        return;
    }
    for (size_t done = 0; f->dirty && done < f->end && files->write != NULL;) {
        ptrdiff_t n = files->write(vm->hal->context, f->handle, f->data + done, f->end - done);
        if (n <= 0) {
            break;
        }
        done += (size_t)n;
    }
    (void)files->close(vm->hal->context, f->handle);
    f->handle = MP_FILE_CLOSED;
}

static mp_value file_enter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return file_iter(vm, args[0]);
}

static mp_value file_exit(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return file_close(vm, 1, args);
}

/* ---- attributes ---- */

static mp_value file_readable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check(vm, file_get(args[0]), false, false) ? mp_from_bool(file_get(args[0])->readable) : MP_ERROR;
}

static mp_value file_writable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check(vm, file_get(args[0]), false, false) ? mp_from_bool(file_get(args[0])->writable) : MP_ERROR;
}

static mp_value file_seekable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_file *f = file_get(args[0]);
    if (!check(vm, f, false, false)) {
        return MP_ERROR;
    }
    return f->handle == MP_FILE_STREAM ? mp_file_source_ask(vm, f, MP_NAME(seekable), 0, NULL)
                                       : mp_from_bool(vm->hal->files->seek != NULL);
}

static mp_value file_isatty(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check(vm, file_get(args[0]), false, false) ? MP_FALSE : MP_ERROR;
}

static mp_value file_name(mp_vm *vm, mp_value self) {
    mp_file *f = file_get(self);
    return f->handle == MP_FILE_STREAM ? mp_getattr(vm, f->stream, MP_NAME(name)) : f->name;
}

static mp_value file_mode(mp_vm *vm, mp_value self) {
    mp_file *f = file_get(self);
    return f->handle == MP_FILE_STREAM ? mp_getattr(vm, f->stream, MP_NAME(mode)) : f->mode;
}

static mp_value file_closed(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(file_get(self)->handle == MP_FILE_CLOSED);
}

static mp_value no_attribute(mp_vm *vm, mp_value self, const char *name) {
    return mp_raise(vm, &mp_type_AttributeError, "'%T' object has no attribute '%s'", self, name);
}

static mp_value file_encoding(mp_vm *vm, mp_value self) {
    return file_get(self)->text ? MP_NAME(utf_8_) : no_attribute(vm, self, "encoding");
}

static mp_value file_buffer(mp_vm *vm, mp_value self) {
    mp_file *f = file_get(self);
    return f->text && f->handle == MP_FILE_STREAM ? f->stream : no_attribute(vm, self, "buffer");
}

static mp_value file_raw(mp_vm *vm, mp_value self) {
    mp_file *f = file_get(self);
    return !f->text && f->handle == MP_FILE_STREAM ? f->stream : no_attribute(vm, self, "raw");
}

static mp_value file_repr(mp_vm *vm, mp_value self) {
    if (mp_is_none(file_get(self)->mode)) {
        return mp_str_new_format(vm, "<%T%s>", self, file_get(self)->text ? " encoding='utf-8'" : "");
    }
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "<%T name=%R mode=%R%s>", self, file_get(self)->name, file_get(self)->mode,
                             file_get(self)->text ? " encoding='utf-8'" : "");
    return mp_builder_str(&b);
}

static void file_trace(mp_tracer *tracer, void *object) {
    mp_file *f = object;
    mp_trace_range(tracer, &f->name, 3);
}

/* ---- the types ---- */

MP_OPS(file_ops, (trace, file_trace), (make, mp_file_make), (finalise, file_finalise), (repr, file_repr),
    (iter, file_iter), (next, file_next));

/* FileIO stands for the HAL's binary files, which open() makes. */
MP_OPS(binary_ops, (trace, file_trace), (finalise, file_finalise), (repr, file_repr), (iter, file_iter),
    (next, file_next));

static const mp_native file_rows[] = {
    MP_METHOD(read, file_read, 0, 1),
    MP_METHOD(readline, file_readline, 0, 1),
    MP_METHOD(write, file_write, 1, 1),
    MP_METHOD(flush, file_flush, 0, 0),
    MP_METHOD(seek, file_seek, 1, 2),
    MP_METHOD(tell, file_tell, 0, 0),
    MP_METHOD(close, file_close, 0, 0),
    MP_METHOD(readable, file_readable, 0, 0),
    MP_METHOD(writable, file_writable, 0, 0),
    MP_METHOD(seekable, file_seekable, 0, 0),
    MP_METHOD(isatty, file_isatty, 0, 0),
    MP_METHOD(__enter__, file_enter, 0, 0),
    MP_METHOD(__exit__, file_exit, 3, 3),
    MP_METHOD(detach, file_detach, 0, 0),
    MP_METHOD(peek, file_peek, 0, 1),
    MP_GETTER(buffer, file_buffer),
    MP_GETTER(raw, file_raw),
    MP_GETTER(name, file_name),
    MP_GETTER(mode, file_mode),
    MP_GETTER(closed, file_closed),
    MP_GETTER(encoding, file_encoding),
    MP_METHOD(readinto, file_readinto, 1, 2),
    MP_METHOD(readinto1, file_readinto, 1, 1),
    MP_METHOD(read1, file_read1, 0, 1),
    MP_METHOD(readall, file_read, 0, 0),
};

MP_TYPE(mp_type_text_file, TextIOWrapper_type_, &mp_type_TextIOBase, sizeof(mp_file), file_ops, file_rows,
        MP_TYPE_FINAL);
MP_TYPE(mp_type_binary_file, FileIO_type_, &mp_type_BufferedIOBase, sizeof(mp_file), binary_ops, file_rows,
        MP_TYPE_FINAL);
#define BUFFERED(name)                                                                                                 \
    MP_TYPE(mp_type_##name, name##_type_, &mp_type_BufferedIOBase, sizeof(mp_file), file_ops, file_rows, MP_TYPE_FINAL);
BUFFERED(BufferedReader)
BUFFERED(BufferedWriter)
BUFFERED(BufferedRandom)
static const mp_native unsupported_rows[] = {MP_CONSTANT(__base__, &mp_type_ValueError)}; /* the second base */
MP_TYPE(mp_type_UnsupportedOperation, UnsupportedOperation, &mp_type_OSError, sizeof(mp_exception), mp_exception_ops,
        unsupported_rows, MP_TYPE_EXCEPTION | MP_TYPE_TWO_BASES);
