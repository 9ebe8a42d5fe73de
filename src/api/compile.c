/* SPDX-License-Identifier: MIT
 *
 * Layer 6. Where the VM's wishes meet the compiler: texts, str and bytes objects, and files that are read piece by
 * piece while they are compiled.
 */
#include "api/api.h"
#include "base/utf8.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "vm/run.h"

#define ERROR_NO_DEVICE 19 /* ENODEV */

static mp_value list_code(mp_vm *vm, mp_value code) {
    if (!mp_is_error(code) && vm->disassemble != NULL) {
        vm->disassemble(vm, code);
    }
    return code;
}

/* Where the text is compiled, const is that of module micropython. */
static bool const_is_known(mp_vm *vm) {
    mp_value globals = mp_frame_globals(vm);
    mp_value function = mp_is_value(globals) ? mp_dict_find_name(globals, MP_NAME(const)) : MP_UNBOUND;
    return mp_is_value(function) && mp_is_exact(function, &mp_type_builtin_function) &&
           mp_same(mp_native_name((const mp_native *)mp_pointer(function)), MP_NAME(const));
}

mp_value mp_api_compile(mp_vm *vm, const mp_api_text *text, mp_parse_mode mode, bool use_names, bool *incomplete) {
    size_t skip = 0;
    while (mode == MP_PARSE_EVAL && skip < text->size && (text->data[skip] == ' ' || text->data[skip] == '\t')) {
        skip++;
    }
    mp_text_source source;
    mp_text_source_init(&source, text->data + skip, text->size - skip, text->filename);
    source.source.is_text = text->is_text;
    source.source.has_const = const_is_known(vm);
    return list_code(vm, mp_compile(vm, &source.source, mode, use_names, incomplete));
}

bool mp_api_mode_find(const char *name, mp_parse_mode *out) {
    static const char *const names[] = {"exec", "eval", "single"};
    static const mp_parse_mode modes[] = {MP_PARSE_EXEC, MP_PARSE_EVAL, MP_PARSE_SINGLE};
    for (size_t i = 0; i < MP_COUNT_OF(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = modes[i];
            return true;
        }
    }
    return false;
}

bool mp_api_text_get(mp_vm *vm, mp_value source, mp_value filename, const char *refusal, mp_api_text *out) {
    out->filename = filename;
    out->is_text = mp_str_is(source);
    if (out->is_text || mp_bytes_is(source)) {
        out->data = mp_str_data(source);
        out->size = mp_str_size(source);
    } else if (mp_buffer_is(source)) {
        /* a copy, as nothing keeps the buffer from being resized */
        mp_buffer buffer;
        mp_value copy = mp_buffer_get(vm, source, &buffer) ? mp_bytes_new(vm, buffer.data, buffer.size) : MP_ERROR;
        if (mp_is_error(copy)) {
            return false;
        }
        out->data = mp_str_data(copy);
        out->size = mp_str_size(copy);
    } else {
        return mp_fail(vm, &mp_type_TypeError, "%s", refusal);
    }
    bool ascii;
    size_t offset;
    if (out->is_text && !mp_utf8_check(out->data, out->size, false, &ascii, &offset)) { /* lone surrogates */
        return !mp_is_error(mp_call_method(vm, source, MP_NAME(encode), 0, NULL));
    }
    if (out->size > 0 && memchr(out->data, 0, out->size) != NULL) {
        return mp_fail(vm, &mp_type_ValueError, "source code string cannot contain null bytes");
    }
    return true;
}

mp_value mp_api_compile_value(mp_vm *vm, mp_value source, mp_value filename, const char *mode) {
    mp_parse_mode parse_mode;
    if (!mp_api_mode_find(mode, &parse_mode)) {
        return mp_raise(vm, &mp_type_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
    }
    mp_api_text text;
    if (!mp_api_text_get(vm, source, filename, "compile() arg 1 must be a string, bytes or AST object", &text)) {
        return MP_ERROR;
    }
    return mp_api_compile(vm, &text, parse_mode, true, NULL);
}

/* ---- files ---- */

typedef struct file_source {
    mp_source source;
    const mp_hal *hal;
    int handle;
} file_source;

static ptrdiff_t file_read(mp_source *source, char *data, size_t size) {
    file_source *self = (file_source *)source;
    return self->hal->files->read(self->hal->context, self->handle, data, size);
}

static bool file_rewind(mp_source *source) {
    file_source *self = (file_source *)source;
    const mp_hal_files *files = self->hal->files;
    return files->seek != NULL && files->seek(self->hal->context, self->handle, 0, 0) == 0;
}

mp_value mp_api_compile_file(mp_vm *vm, mp_value path) {
    const mp_hal_files *files = vm->hal->files;
    if (files == NULL || files->open == NULL || files->read == NULL || files->close == NULL) {
        return mp_raise_os_error(vm, ERROR_NO_DEVICE, path);
    }
    if (strlen(mp_str_data(path)) != mp_str_size(path)) {
        return mp_raise(vm, &mp_type_ValueError, "embedded null byte");
    }
    int handle = files->open(vm->hal->context, mp_str_data(path), MP_OPEN_READ);
    if (handle < 0) {
        return mp_raise_os_error(vm, -handle, path);
    }
    file_source source = {{file_read, file_rewind, path, false, false}, vm->hal, handle};
    mp_value code = mp_compile(vm, &source.source, MP_PARSE_EXEC, false, NULL);
    (void)files->close(vm->hal->context, handle);
    return list_code(vm, code);
}
