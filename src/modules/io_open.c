/* SPDX-License-Identifier: MIT
 *
 * Layer 5. open(): its arguments, and files of the HAL.
 */
#include "gc/vm.h"
#include "modules/io_base.h"
#include "objects/exception.h"
#include "objects/number.h"
#include "objects/str.h"

#define ERROR_BAD_HANDLE 9 /* EBADF */
#define ERROR_NO_DEVICE 19 /* ENODEV */

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

bool mp_file_newline(mp_vm *vm, mp_value newline, uint8_t *out) {
    static const char *const texts[] = {"", "\n", "\r", "\r\n"};
    *out = MP_NEWLINE_UNIVERSAL;
    if (mp_is_unbound(newline) || mp_is_none(newline)) {
        return true;
    }
    if (!mp_str_is(newline)) {
        return mp_fail(vm, &mp_type_TypeError, "open() argument 'newline' must be str or None, not %A", newline);
    }
    for (size_t i = 0; i < MP_COUNT_OF(texts); i++) {
        if (mp_str_equal_text(newline, texts[i])) {
            *out = (uint8_t)(MP_NEWLINE_KEEP + i);
            return true;
        }
    }
    return mp_fail(vm, &mp_type_ValueError, "illegal newline value: %U", newline);
}

bool mp_file_check_encoding(mp_vm *vm, mp_value encoding) {
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
    mp_file *f = mp_object_alloc(vm, mode->binary ? &mp_type_binary_file : &mp_type_text_file, sizeof *f);
    if (f == NULL) {
        return MP_ERROR;
    }
    f->handle = MP_FILE_CLOSED;
    f->capacity = MP_FILE_BUFFER_SIZE;
    mp_gc_store(vm, &f->stream, MP_NONE);
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
    int64_t end;
    if ((mode->hal & MP_OPEN_APPEND) && !mp_file_source_seek(vm, f, 0, 2, &end)) { /* what cannot seek need not */
        return mp_exception_catch(vm, &mp_type_OSError) ? mp_from_pointer(f) : MP_ERROR;
    }
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
    bool owned = true;
    if (!mp_is_unbound(v[6]) && !mp_truth(vm, v[6], &owned)) {
        return MP_ERROR;
    }
    if (!owned) {
        return mp_raise(vm, &mp_type_ValueError, "Cannot use closefd=False with file name");
    }
    if (!mode.binary && mp_same(v[2], MP_SMALL(0))) {
        return mp_raise(vm, &mp_type_ValueError, "can't have unbuffered text I/O");
    }
    if (!mp_file_newline(vm, v[5], &newline) || !mp_file_check_encoding(vm, v[3])) {
        return MP_ERROR;
    }
    return open_file(vm, v[0], path, mode_text, &mode, newline);
}
