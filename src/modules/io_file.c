/* SPDX-License-Identifier: MIT
 *
 * Layer 5. Files: open(), and one object for text and binary files, with a buffer for both directions.
 *
 * Invariants: handle is -1 when closed. If `dirty`, data[0..end) waits to be written at the HAL's position and start is
 * 0; otherwise data[start..end) was read ahead of the program's position. The buffer is part of the object, so that
 * the finaliser can write it out without touching another block.
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

#define ERROR_BAD_HANDLE 9 /* EBADF */
#define ERROR_NO_DEVICE 19 /* ENODEV */
enum { BUFFER_SIZE = sizeof(void *) == 8 ? 4096 : 256, NO_HANDLE = -1 };

/* How line ends are read: all kinds become "\n"; all kinds stay; only the one kind ends lines. */
typedef enum newline_mode { UNIVERSAL, KEEP, LF, CR, CRLF } newline_mode;

typedef struct file {
    mp_object object;
    mp_value name;
    mp_value mode; /* str */
    int32_t handle;
    uint8_t newline; /* newline_mode */
    bool text, readable, writable, dirty;
    uint32_t start, end;
    char data[BUFFER_SIZE];
} file;

static file *file_get(mp_value v) { return (file *)mp_pointer(v); }

static bool os_fail(mp_vm *vm, int64_t error) {
    mp_raise_os_error(vm, (int)-error, MP_UNBOUND);
    return false;
}

/* An open file, readable or writable as wanted. */
static bool check(mp_vm *vm, file *f, bool read, bool write) {
    if (f->handle == NO_HANDLE) {
        return mp_fail(vm, &mp_type_ValueError, "I/O operation on closed file.");
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

/* Writes all of the bytes to the HAL: 0 or -errno. */
static ptrdiff_t write_through(mp_vm *vm, int handle, const char *data, size_t size) {
    const mp_hal_files *files = vm->hal->files;
    while (size > 0) {
        ptrdiff_t done = files->write == NULL ? -ERROR_NO_DEVICE : files->write(vm->hal->context, handle, data, size);
        if (done < 0) {
            return done;
        }
        data += done;
        size -= (size_t)done;
    }
    return 0;
}

static bool flush(mp_vm *vm, file *f) {
    if (!f->dirty) {
        return true;
    }
    size_t size = f->end;
    f->dirty = false;
    f->start = f->end = 0;
    ptrdiff_t error = write_through(vm, f->handle, f->data, size);
    return error == 0 || os_fail(vm, error);
}

/* Moves the HAL's position; *out is the new one. */
static bool seek(mp_vm *vm, file *f, int64_t offset, int whence, int64_t *out) {
    const mp_hal_files *files = vm->hal->files;
    *out = files->seek == NULL ? -ERROR_NO_DEVICE : files->seek(vm->hal->context, f->handle, offset, whence);
    return *out >= 0 || os_fail(vm, *out);
}

/* Forgets what was read ahead, so that the HAL's position is the program's. */
static bool drop_ahead(mp_vm *vm, file *f) {
    if (f->dirty || f->start == f->end) {
        return true;
    }
    int64_t back = (int64_t)f->start - (int64_t)f->end, position;
    f->start = f->end = 0;
    return seek(vm, f, back, 1, &position);
}

/* Makes data[start] readable; *at_end if there is no more. */
static bool fill(mp_vm *vm, file *f, bool *at_end) {
    *at_end = false;
    if (!flush(vm, f)) {
        return false;
    }
    if (f->start < f->end) {
        return true;
    }
    const mp_hal_files *files = vm->hal->files;
    ptrdiff_t got =
        files->read == NULL ? -ERROR_NO_DEVICE : files->read(vm->hal->context, f->handle, f->data, BUFFER_SIZE);
    f->start = 0;
    f->end = got > 0 ? (uint32_t)got : 0;
    *at_end = got == 0;
    return got >= 0 || os_fail(vm, got);
}

static bool put(mp_vm *vm, file *f, const char *data, size_t size) {
    if (size > BUFFER_SIZE - (f->dirty ? f->end : 0) && !flush(vm, f)) {
        return false;
    }
    if (size > BUFFER_SIZE) {
        ptrdiff_t error = write_through(vm, f->handle, data, size);
        return error == 0 || os_fail(vm, error);
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
static size_t plain_span(const file *f, size_t limit, bool line) {
    const char *p = f->data + f->start;
    size_t n = f->end - f->start;
    if (f->text && limit != SIZE_MAX) {
        return 0;
    }
    n = MP_MIN(n, limit);
    const char *stop = line ? memchr(p, '\n', n) : NULL;
    n = stop != NULL ? (size_t)(stop - p) : n;
    stop = f->text && f->newline != LF ? memchr(p, '\r', n) : NULL;
    return stop != NULL ? (size_t)(stop - p) : n;
}

/* Takes the byte at data[start], or a whole line end; *ends_line says that it is one. */
static bool take_unit(mp_vm *vm, file *f, mp_builder *b, bool *ends_line) {
    char c = f->data[f->start++];
    *ends_line = c == '\n' && (!f->text || f->newline <= LF);
    bool at_end = false;
    if (c != '\r' || !f->text || f->newline == LF || f->newline == CR) {
        *ends_line = *ends_line || (c == '\r' && f->text && f->newline == CR);
        return mp_builder_append_byte(b, (unsigned char)c);
    }
    if (!fill(vm, f, &at_end)) {
        return false;
    }
    bool pair = !at_end && f->data[f->start] == '\n';
    f->start += pair;
    *ends_line = pair || f->newline != CRLF;
    if (f->newline == UNIVERSAL) {
        return mp_builder_append_byte(b, '\n');
    }
    return mp_builder_append(b, "\r\n", pair ? 2 : 1);
}

/* Reads up to `limit` bytes (of text: code points; SIZE_MAX: all), or through the end of a line. */
static bool read_into(mp_vm *vm, file *f, mp_builder *b, size_t limit, bool line) {
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

static mp_value read_value(mp_vm *vm, file *f, size_t limit, bool line) {
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
    file *f = file_get(args[0]);
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
    file *f = file_get(self);
    if (!check(vm, f, true, false)) {
        return MP_ERROR;
    }
    mp_value line = read_value(vm, f, SIZE_MAX, true);
    return mp_is_error(line) || mp_str_size(line) > 0 ? line : MP_STOP;
}

static mp_value file_iter(mp_vm *vm, mp_value self) { return check(vm, file_get(self), false, false) ? self : MP_ERROR; }

/* What is buffered, or else one piece of what the HAL has. */
static mp_value file_read1(mp_vm *vm, size_t argc, const mp_value *args) {
    file *f = file_get(args[0]);
    intptr_t limit = -1;
    bool at_end = false;
    if ((argc > 1 && !mp_is_none(args[1]) && !mp_index_clamp(vm, args[1], &limit)) || !check(vm, f, true, false) ||
        (limit != 0 && !fill(vm, f, &at_end))) {
        return MP_ERROR;
    }
    size_t buffered = f->dirty ? 0 : f->end - f->start;
    return read_value(vm, f, limit < 0 ? buffered : MP_MIN((size_t)limit, buffered), false);
}

static mp_value file_readinto(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    file *f = file_get(args[0]);
    mp_buffer buffer;
    if (!check(vm, f, true, false) || !mp_io_room(vm, args[1], &buffer)) {
        return MP_ERROR;
    }
    size_t done = 0;
    bool at_end = false;
    while (done < buffer.size && !at_end) {
        if (!fill(vm, f, &at_end)) {
            return MP_ERROR;
        }
        size_t n = MP_MIN(buffer.size - done, f->end - f->start);
        memcpy(buffer.data + done, f->data + f->start, n);
        f->start += (uint32_t)n;
        done += n;
    }
    return mp_int_from_size(vm, done);
}

/* ---- writing ---- */

/* Text whose "\n" become "\r" or "\r\n". */
static bool put_lines(mp_vm *vm, file *f, const char *data, size_t size) {
    while (size > 0) {
        const char *newline = memchr(data, '\n', size);
        size_t span = newline == NULL ? size : (size_t)(newline - data);
        if (!put(vm, f, data, span) || (newline != NULL && !put(vm, f, "\r\n", f->newline == CRLF ? 2 : 1))) {
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
    file *f = file_get(args[0]);
    if (!check(vm, f, false, true)) {
        return MP_ERROR;
    }
    if (f->text) {
        if (!mp_str_is(args[1])) {
            return mp_raise(vm, &mp_type_TypeError, "write() argument must be str, not %A", args[1]);
        }
        const char *data = mp_str_data(args[1]);
        size_t size = mp_str_size(args[1]);
        if (!drop_ahead(vm, f) || !(f->newline >= CR ? put_lines(vm, f, data, size) : put(vm, f, data, size))) {
            return MP_ERROR;
        }
        return mp_int_from_size(vm, mp_str_length(args[1]));
    }
    mp_buffer buffer;
    if (!mp_buffer_get(vm, args[1], &buffer) || !drop_ahead(vm, f) ||
        !put(vm, f, (const char *)buffer.data, buffer.size)) {
        return MP_ERROR;
    }
    return mp_int_from_size(vm, buffer.size);
}

static mp_value file_flush(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    file *f = file_get(args[0]);
    return check(vm, f, false, false) && flush(vm, f) ? MP_NONE : MP_ERROR;
}

/* ---- position, closing ---- */

static mp_value file_tell(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    file *f = file_get(args[0]);
    int64_t position;
    if (!check(vm, f, false, false) || !seek(vm, f, 0, 1, &position)) {
        return MP_ERROR;
    }
    position += f->dirty ? (int64_t)f->end : (int64_t)f->start - (int64_t)f->end;
    return mp_int_from_i64(vm, position);
}

static mp_value file_seek(mp_vm *vm, size_t argc, const mp_value *args) {
    file *f = file_get(args[0]);
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
    if (!flush(vm, f) || !drop_ahead(vm, f) || !seek(vm, f, offset, (int)whence, &position)) {
        return MP_ERROR;
    }
    return mp_int_from_i64(vm, position);
}

static mp_value file_close(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    file *f = file_get(args[0]);
    if (f->handle == NO_HANDLE) {
        return MP_NONE;
    }
    bool flushed = flush(vm, f);
    int error = vm->hal->files->close(vm->hal->context, f->handle);
    f->handle = NO_HANDLE;
    f->start = f->end = 0;
    return flushed && (error >= 0 || os_fail(vm, error)) ? MP_NONE : MP_ERROR;
}

static void file_finalise(mp_vm *vm, void *object) {
    file *f = object;
    if (f->handle == NO_HANDLE) {
        return;
    }
    if (f->dirty) {
        (void)write_through(vm, f->handle, f->data, f->end);
    }
    (void)vm->hal->files->close(vm->hal->context, f->handle);
    f->handle = NO_HANDLE;
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
    return check(vm, file_get(args[0]), false, false) ? mp_from_bool(vm->hal->files->seek != NULL) : MP_ERROR;
}

static mp_value file_isatty(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return check(vm, file_get(args[0]), false, false) ? MP_FALSE : MP_ERROR;
}

static mp_value file_name(mp_vm *vm, mp_value self) {
    (void)vm;
    return file_get(self)->name;
}

static mp_value file_mode(mp_vm *vm, mp_value self) {
    (void)vm;
    return file_get(self)->mode;
}

static mp_value file_closed(mp_vm *vm, mp_value self) {
    (void)vm;
    return mp_from_bool(file_get(self)->handle == NO_HANDLE);
}

static mp_value file_encoding(mp_vm *vm, mp_value self) {
    return file_get(self)->text ? MP_NAME(utf_8_)
                                : mp_raise(vm, &mp_type_AttributeError, "'%T' object has no attribute 'encoding'", self);
}

static mp_value file_repr(mp_vm *vm, mp_value self) {
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "<%T name=%R mode=%R%s>", self, file_get(self)->name, file_get(self)->mode,
                             file_get(self)->text ? " encoding='utf-8'" : "");
    return mp_builder_str(&b);
}

static void file_trace(mp_tracer *tracer, void *object) {
    file *f = object;
    mp_trace_range(tracer, &f->name, 2);
}

/* ---- open ---- */

/* What a mode string asks for. */
typedef struct open_mode {
    int hal; /* MP_OPEN_… */
    bool text, binary;
} open_mode;

static bool parse_mode(mp_vm *vm, mp_value mode, open_mode *out) {
    const char *text = mp_str_data(mode);
    size_t kinds = 0, seen_size = 0;
    char seen[8];
    *out = (open_mode){0, false, false};
    for (size_t i = 0; i < mp_str_size(mode); i++) {
        char c = text[i];
        if (memchr(seen, c, seen_size) != NULL || memchr("rwaxbt+", c, 7) == NULL) {
            return mp_fail(vm, &mp_type_ValueError, "invalid mode: %R", mode);
        }
        seen[seen_size++] = c;
        int kind = c == 'r'   ? MP_OPEN_READ
                   : c == 'w' ? MP_OPEN_WRITE
                   : c == 'a' ? MP_OPEN_APPEND
                   : c == 'x' ? MP_OPEN_CREATE
                              : 0;
        kinds += kind != 0;
        out->hal |= kind | (c == '+' ? MP_OPEN_UPDATE : 0);
        out->text |= c == 't';
        out->binary |= c == 'b';
    }
    if (out->text && out->binary) {
        return mp_fail(vm, &mp_type_ValueError, "can't have text and binary mode at once");
    }
    if (kinds == 0) {
        return mp_fail(vm, &mp_type_ValueError,
                       "Must have exactly one of create/read/write/append mode and at most one plus");
    }
    return kinds == 1 ||
           mp_fail(vm, &mp_type_ValueError, "must have exactly one of create/read/write/append mode");
}

static bool parse_newline(mp_vm *vm, mp_value newline, uint8_t *out) {
    static const char *const texts[] = {"", "\n", "\r", "\r\n"};
    *out = UNIVERSAL;
    if (mp_is_unbound(newline) || mp_is_none(newline)) {
        return true;
    }
    if (!mp_str_is(newline)) {
        return mp_fail(vm, &mp_type_TypeError, "open() argument 'newline' must be str or None, not %A", newline);
    }
    for (size_t i = 0; i < MP_COUNT_OF(texts); i++) {
        if (mp_str_equal_text(newline, texts[i])) {
            *out = (uint8_t)(KEEP + i);
            return true;
        }
    }
    return mp_fail(vm, &mp_type_ValueError, "illegal newline value: %U", newline);
}

static bool check_encoding(mp_vm *vm, mp_value encoding) {
    static const char *const known[] = {"utf-8", "utf8", "UTF-8", "utf_8", "ascii", "locale"};
    if (mp_is_unbound(encoding) || mp_is_none(encoding)) {
        return true;
    }
    if (!mp_str_is(encoding)) {
        return mp_fail(vm, &mp_type_TypeError, "open() argument 'encoding' must be str or None, not %T", encoding);
    }
    for (size_t i = 0; i < MP_COUNT_OF(known); i++) {
        if (mp_str_equal_text(encoding, known[i])) {
            return true;
        }
    }
    return mp_fail(vm, &mp_type_LookupError, "unknown encoding: %U", encoding);
}

/* The file name as str: a str, bytes, or what __fspath__ gives. */
static mp_value path_text(mp_vm *vm, mp_value path) {
    if (mp_is_value(path) && !mp_str_is(path) && !mp_bytes_is(path) && !mp_int_is(path)) {
        mp_value made = mp_special_call(vm, path, MP_NAME(__fspath__), 0, NULL);
        path = mp_is_unbound(made) ? path : made;
    }
    if (mp_is_error(path)) {
        return MP_ERROR;
    }
    if (mp_int_is(path)) {
        return mp_raise_os_error(vm, ERROR_BAD_HANDLE, MP_UNBOUND); /* HALs have no descriptors to adopt */
    }
    if (!mp_str_is(path) && !mp_bytes_is(path)) {
        return mp_raise(vm, &mp_type_TypeError, "expected str, bytes or os.PathLike object, not %T", path);
    }
    if (memchr(mp_str_data(path), '\0', mp_str_size(path)) != NULL) {
        return mp_raise(vm, &mp_type_ValueError, "embedded null byte");
    }
    return mp_str_is(path) ? path : mp_str_decode(vm, mp_str_data(path), mp_str_size(path));
}

static mp_value open_file(mp_vm *vm, mp_value name, mp_value path, mp_value mode_text, const open_mode *mode,
                          uint8_t newline) {
    const mp_hal_files *files = vm->hal->files;
    if (files == NULL || files->open == NULL || files->close == NULL) {
        return mp_raise_os_error(vm, ERROR_NO_DEVICE, name);
    }
    file *f = mp_object_alloc(vm, mode->binary ? &mp_type_binary_file : &mp_type_text_file, sizeof *f);
    if (f == NULL) {
        return MP_ERROR;
    }
    f->handle = NO_HANDLE;
    mp_gc_store(vm, &f->name, name);
    mp_gc_store(vm, &f->mode, mode_text);
    f->newline = newline;
    f->text = !mode->binary;
    f->readable = mode->hal & (MP_OPEN_READ | MP_OPEN_UPDATE);
    f->writable = mode->hal & ~MP_OPEN_READ;
    int handle = files->open(vm->hal->context, mp_str_data(path), mode->hal);
    if (handle < 0) {
        return mp_raise_os_error(vm, -handle, name);
    }
    f->handle = handle;
    return mp_from_pointer(f);
}

mp_value mp_open(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw) {
    static const mp_param params[] = {
        MP_PARAM(file, 0),
        MP_PARAM(mode, MP_PARAM_OPTIONAL),
        MP_PARAM(buffering, MP_PARAM_OPTIONAL),
        MP_PARAM(encoding, MP_PARAM_OPTIONAL),
        MP_PARAM(errors, MP_PARAM_OPTIONAL),
        MP_PARAM(newline, MP_PARAM_OPTIONAL),
        MP_PARAM(closefd, MP_PARAM_OPTIONAL),
        MP_PARAM(opener, MP_PARAM_OPTIONAL),
    };
    mp_value v[MP_COUNT_OF(params)];
    if (!mp_args_bind(vm, "open", params, MP_COUNT_OF(params), argc, args, kw, v)) {
        return MP_ERROR;
    }
    open_mode mode;
    uint8_t newline;
    mp_value mode_text = mp_is_unbound(v[1]) ? MP_NAME(r) : v[1];
    if (!mp_str_is(mode_text)) {
        return mp_raise(vm, &mp_type_TypeError, "open() argument 'mode' must be str, not %A", mode_text);
    }
    mp_value path = path_text(vm, v[0]);
    if (mp_is_error(path) || !parse_mode(vm, mode_text, &mode)) {
        return MP_ERROR;
    }
    if (mode.binary && !(mp_is_unbound(v[3]) || mp_is_none(v[3]))) {
        return mp_raise(vm, &mp_type_ValueError, "binary mode doesn't take an encoding argument");
    }
    if (mode.binary && !(mp_is_unbound(v[5]) || mp_is_none(v[5]))) {
        return mp_raise(vm, &mp_type_ValueError, "binary mode doesn't take a newline argument");
    }
    if (!mode.binary && mp_same(v[2], MP_SMALL(0))) {
        return mp_raise(vm, &mp_type_ValueError, "can't have unbuffered text I/O");
    }
    if (!parse_newline(vm, v[5], &newline) || !check_encoding(vm, v[3])) {
        return MP_ERROR;
    }
    return open_file(vm, v[0], path, mode_text, &mode, newline);
}

static const mp_type_ops file_ops = {
    .trace = file_trace,
    .finalise = file_finalise,
    .repr = file_repr,
    .iter = file_iter,
    .next = file_next,
};

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
    MP_GETTER(name, file_name),
    MP_GETTER(mode, file_mode),
    MP_GETTER(closed, file_closed),
    MP_GETTER(encoding, file_encoding),
    MP_METHOD(readinto, file_readinto, 1, 1),
    MP_METHOD(readinto1, file_readinto, 1, 1),
    MP_METHOD(read1, file_read1, 0, 1),
    MP_METHOD(readall, file_read, 0, 0),
};

MP_TYPE(mp_type_text_file, TextIOWrapper_type_, &mp_type_TextIOBase, sizeof(file), file_ops, file_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_binary_file, FileIO_type_, &mp_type_BufferedIOBase, sizeof(file), file_ops, file_rows, MP_TYPE_FINAL);
MP_TYPE_PLAIN(mp_type_UnsupportedOperation, UnsupportedOperation, &mp_type_OSError, sizeof(mp_exception),
              mp_exception_ops, MP_TYPE_EXCEPTION);
