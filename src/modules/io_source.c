/* SPDX-License-Identifier: MIT
 *
 * Layer 5. What is behind a file's buffer: a file of the HAL, or any object with the methods of a stream; and the
 * classes of io that wrap such objects.
 */
#include "gc/vm.h"
#include "modules/io_base.h"
#include "objects/exception.h"
#include "objects/number.h"
#include "objects/str.h"

#define ERROR_NO_DEVICE 19 /* ENODEV */

static bool os_fail(mp_vm *vm, int64_t error) {
    mp_raise_os_error(vm, (int)-error, MP_UNBOUND);
    return false;
}

static bool is_stream(const mp_file *f) { return f->handle == MP_FILE_STREAM; }

mp_value mp_file_source_ask(mp_vm *vm, mp_file *f, mp_value name, size_t argc, const mp_value *args) {
    f->busy = true;
    mp_value result = mp_call_method(vm, f->stream, name, argc, args);
    f->busy = false;
    return result;
}

/* stream.write() takes some of the bytes, and says how many. */
static bool stream_write(mp_vm *vm, mp_file *f, const char *data, size_t size) {
    while (size > 0) {
        mp_value bytes = mp_bytes_new(vm, data, size);
        mp_value answer = mp_is_error(bytes) ? MP_ERROR : mp_file_source_ask(vm, f, MP_NAME(write), 1, &bytes);
        intptr_t done = 0;
        if (mp_is_error(answer) || (!mp_is_none(answer) && !mp_index_get(vm, answer, &done))) {
            return false;
        }
        if (mp_is_none(answer)) {
            return os_fail(vm, -11); /* EAGAIN */
        }
        if (done < 0 || (size_t)done > size) {
            return mp_fail(vm, &mp_type_OSError,
                           "raw write() returned invalid length %zd (should have been between 0 and %zu)", done, size);
        }
        data += done;
        size -= (size_t)done;
    }
    return true;
}

bool mp_file_source_write(mp_vm *vm, mp_file *f, const char *data, size_t size) {
    if (is_stream(f)) {
        return stream_write(vm, f, data, size);
    }
    const mp_hal_files *files = vm->hal->files;
    while (size > 0) {
        ptrdiff_t done =
            files->write == NULL ? -ERROR_NO_DEVICE : files->write(vm->hal->context, f->handle, data, size);
        if (done < 0) {
            return os_fail(vm, done);
        }
        data += done;
        size -= (size_t)done;
    }
    return true;
}

static bool stream_read(mp_vm *vm, mp_file *f, size_t *size) {
    mp_value limit = MP_SMALL(f->capacity);
    mp_value piece = mp_file_source_ask(vm, f, MP_NAME(read), 1, &limit);
    mp_buffer from;
    *size = 0;
    if (mp_is_error(piece) || mp_is_none(piece)) {
        return !mp_is_error(piece);
    }
    if (!mp_buffer_is(piece)) {
        return mp_fail(vm, &mp_type_TypeError, "underlying read() should have returned a bytes-like object, not '%T'",
                       piece);
    }
    if (!mp_buffer_get(vm, piece, &from)) {
        return false;
    }
    if (from.size > f->capacity) {
        return mp_fail(vm, &mp_type_OSError, "raw read() returned invalid length %zu (should have been at most %u)",
                       from.size, (unsigned)f->capacity);
    }
    if (from.size > 0) {
        memcpy(f->data, from.data, from.size);
    }
    *size = from.size;
    return true;
}

bool mp_file_source_read(mp_vm *vm, mp_file *f, size_t *size) {
    if (is_stream(f)) {
        return stream_read(vm, f, size);
    }
    const mp_hal_files *files = vm->hal->files;
    ptrdiff_t got =
        files->read == NULL ? -ERROR_NO_DEVICE : files->read(vm->hal->context, f->handle, f->data, f->capacity);
    *size = got > 0 ? (size_t)got : 0;
    return got >= 0 || os_fail(vm, got);
}

bool mp_file_source_seek(mp_vm *vm, mp_file *f, int64_t offset, int whence, int64_t *out) {
    if (is_stream(f)) {
        mp_value where[2] = {mp_int_from_i64(vm, offset), MP_SMALL(whence)};
        mp_value position = mp_is_error(where[0]) ? MP_ERROR : mp_file_source_ask(vm, f, MP_NAME(seek), 2, where);
        if (mp_is_error(position)) {
            return false;
        }
        return (mp_int_is(position) && mp_int_to_i64(position, out)) ||
               mp_fail(vm, &mp_type_TypeError, "seek() should have returned an integer, not '%T'", position);
    }
    const mp_hal_files *files = vm->hal->files;
    *out = files->seek == NULL ? -ERROR_NO_DEVICE : files->seek(vm->hal->context, f->handle, offset, whence);
    return *out >= 0 || os_fail(vm, *out);
}

bool mp_file_source_close(mp_vm *vm, mp_file *f) {
    bool good;
    if (is_stream(f)) {
        good = !mp_is_error(mp_file_source_ask(vm, f, MP_NAME(close), 0, NULL));
    } else {
        int error = vm->hal->files->close(vm->hal->context, f->handle);
        good = error >= 0 || os_fail(vm, error);
    }
    f->handle = MP_FILE_CLOSED;
    return good;
}

/* ---- the wrapping classes ---- */

/* stream.readable() or stream.writable(). */
static bool stream_is(mp_vm *vm, mp_value stream, mp_value name, bool *out) {
    mp_value answer = mp_call_method(vm, stream, name, 0, NULL);
    return !mp_is_error(answer) && mp_truth(vm, answer, out);
}

/* Sorts the arguments of all four classes: values[0] is the stream; the others mean what *buffered says. */
static bool make_args(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw, mp_value *values) {
    static const mp_param text_params[] = {
        MP_PARAM(buffer, 0),
        MP_PARAM(encoding, MP_PARAM_OPTIONAL),
        MP_PARAM(errors, MP_PARAM_OPTIONAL),
        MP_PARAM(newline, MP_PARAM_OPTIONAL),
        MP_PARAM(line_buffering, MP_PARAM_OPTIONAL),
        MP_PARAM(write_through, MP_PARAM_OPTIONAL),
    };
    static const mp_param params[] = {MP_PARAM(raw, 0), MP_PARAM(buffer_size, MP_PARAM_OPTIONAL)};
    return type == &mp_type_text_file
               ? mp_args_bind(vm, "TextIOWrapper", text_params, 6, argc, args, kw, values)
               : mp_args_bind(vm, mp_type_plain_name(type), params, 2, argc, args, kw, values);
}

mp_value mp_file_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw) {
    mp_value values[6];
    bool text = type == &mp_type_text_file, readable = false, writable = false, lines = false;
    intptr_t capacity = MP_FILE_BUFFER_SIZE;
    uint8_t newline = MP_NEWLINE_UNIVERSAL;
    if (!make_args(vm, type, argc, args, kw, values)) {
        return MP_ERROR;
    }
    if (text && (!mp_file_check_encoding(vm, values[1]) || !mp_file_newline(vm, values[3], &newline) ||
                 (mp_is_value(values[4]) && !mp_truth(vm, values[4], &lines)))) {
        return MP_ERROR;
    }
    if ((type != &mp_type_BufferedWriter && !stream_is(vm, values[0], MP_NAME(readable), &readable)) ||
        (type != &mp_type_BufferedReader && !stream_is(vm, values[0], MP_NAME(writable), &writable))) {
        return MP_ERROR;
    }
    if (!text && (type == &mp_type_BufferedWriter ? !writable : !readable)) {
        return mp_raise(vm, &mp_type_UnsupportedOperation, "File or stream is not %s.",
                        type == &mp_type_BufferedWriter ? "writable" : "readable");
    }
    if (!text && mp_is_value(values[1]) && !mp_index_get(vm, values[1], &capacity)) {
        return MP_ERROR;
    }
    if (capacity <= 0) {
        return mp_raise(vm, &mp_type_ValueError, "buffer size must be strictly positive");
    }
    mp_file *f = mp_object_alloc(vm, type, sizeof *f);
    if (f == NULL) {
        return MP_ERROR;
    }
    f->handle = MP_FILE_STREAM;
    mp_gc_store(vm, &f->name, MP_NONE);
    mp_gc_store(vm, &f->mode, MP_NONE);
    mp_gc_store(vm, &f->stream, values[0]);
    f->newline = newline;
    f->text = text;
    f->readable = readable;
    f->writable = writable;
    f->flush_lines = lines;
    f->capacity = (uint32_t)MP_MIN(capacity, MP_FILE_BUFFER_SIZE);
    return mp_from_pointer(f);
}
