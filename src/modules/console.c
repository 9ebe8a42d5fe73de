/* SPDX-License-Identifier: MIT
 *
 * Layer 5. sys.stdin, sys.stdout and sys.stderr over the HAL's console.
 *
 * The objects are constants without state: input is not buffered here but in the HAL, output goes out at once.
 */
#include "modules/console.h"

#include "base/utf8.h"
#include "gc/vm.h"
#include "objects/builder.h"
#include "objects/dict.h"
#include "objects/event.h"
#include "objects/exception_all.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/str.h"

#define ERROR_NO_DEVICE 19 /* ENODEV */
#define ERROR_INTERRUPTED 4
#define ERROR_AGAIN 11

static const mp_console *console_get(mp_value v) { return (const mp_console *)mp_pointer(v); }

/* Reads one byte: 1, 0 at the end, -1 with an exception pending. */
static int read_byte(mp_vm *vm, char *out) {
    if (vm->hal->console_read == NULL) {
        mp_raise_os_error(vm, ERROR_NO_DEVICE, MP_UNBOUND);
        return -1;
    }
    for (;;) {
        if (!mp_event_serve(vm)) {
            return -1;
        }
        ptrdiff_t got = vm->hal->console_read(vm->hal->context, out, 1, -1);
        if (got >= 0) {
            return got > 0;
        }
        if (got != -ERROR_INTERRUPTED && got != -ERROR_AGAIN) {
            mp_raise_os_error(vm, (int)-got, MP_UNBOUND);
            return -1;
        }
    }
}

/* Reads up to `limit` bytes (of text: code points), or through the end of a line. */
static bool read_into(mp_vm *vm, mp_builder *b, size_t limit, bool line, bool binary) {
    while (limit > 0) {
        char c;
        int got = read_byte(vm, &c);
        if (got <= 0) {
            return got == 0;
        }
        mp_builder_append_byte(b, (unsigned char)c);
        if (b->failed) {
            return false;
        }
        size_t rest = binary ? 0 : mp_utf8_size((uint8_t)c) - 1;
        for (; rest > 0 && (c & 0x80); rest--) {
            if ((got = read_byte(vm, &c)) <= 0) {
                return got == 0;
            }
            mp_builder_append_byte(b, (unsigned char)c);
        }
        if (line && c == '\n') {
            return true;
        }
        limit--;
    }
    return !b->failed;
}

static mp_value read_value(mp_vm *vm, size_t limit, bool line, bool binary) {
    mp_builder b;
    mp_builder_init(&b, vm);
    if (!read_into(vm, &b, limit, line, binary)) {
        mp_builder_free(&b);
        return MP_ERROR;
    }
    if (binary) {
        return mp_builder_bytes(&b);
    }
    mp_value text = b.size == 0 ? MP_NAME(empty_) : mp_str_decode(vm, b.data, b.size);
    mp_builder_free(&b);
    return text;
}

static mp_value read_sized(mp_vm *vm, size_t argc, const mp_value *args, bool line) {
    intptr_t limit = -1;
    const mp_console *self = console_get(args[0]);
    if (argc > 1 && !mp_is_none(args[1]) && !mp_index_clamp(vm, args[1], &limit)) {
        return MP_ERROR;
    }
    if (self->stream != 0) {
        return mp_raise(vm, &mp_type_OSError, "not readable");
    }
    return read_value(vm, limit < 0 ? SIZE_MAX : (size_t)limit, line, self->binary);
}

static mp_value console_read(mp_vm *vm, size_t argc, const mp_value *args) { return read_sized(vm, argc, args, false); }

static mp_value console_readline(mp_vm *vm, size_t argc, const mp_value *args) {
    return read_sized(vm, argc, args, true);
}

static mp_value console_next(mp_vm *vm, mp_value self) {
    mp_value line = read_sized(vm, 1, &self, true);
    return mp_is_error(line) || mp_str_size(line) > 0 ? line : MP_STOP;
}

static mp_value console_readlines(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    return mp_list_from(vm, args[0]);
}

static mp_value console_write(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    const mp_console *self = console_get(args[0]);
    if (self->stream == 0) {
        return mp_raise(vm, &mp_type_OSError, "not writable");
    }
    if (self->binary) {
        mp_buffer buffer;
        mp_stream stream = self->stream == MP_STREAM_OUT ? MP_STREAM_BINARY : (mp_stream)self->stream;
        if (!mp_buffer_get(vm, args[1], &buffer) ||
            !mp_console_write(vm, stream, (const char *)buffer.data, buffer.size)) {
            return MP_ERROR;
        }
        return mp_int_from_size(vm, buffer.size);
    }
    if (!mp_str_is(args[1])) {
        return mp_raise(vm, &mp_type_TypeError, "write() argument must be str, not %A", args[1]);
    }
    if (!mp_console_write(vm, (mp_stream)self->stream, mp_str_data(args[1]), mp_str_size(args[1]))) {
        return MP_ERROR;
    }
    return mp_int_from_size(vm, mp_str_length(args[1]));
}

static mp_value console_writelines(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    mp_value lines = mp_iter(vm, args[1]);
    if (mp_is_error(lines)) {
        return MP_ERROR;
    }
    for (;;) {
        mp_value pair[2] = {args[0], mp_next(vm, lines)};
        if (!mp_is_value(pair[1])) {
            return mp_is_stop(pair[1]) ? MP_NONE : MP_ERROR;
        }
        if (mp_is_error(console_write(vm, 2, pair))) {
            return MP_ERROR;
        }
    }
}

/* Writing nothing makes the layer send what it has kept back. */
static mp_value console_flush(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc;
    unsigned stream = console_get(args[0])->stream;
    return stream == 0 || mp_console_write(vm, (mp_stream)stream, "", 0) ? MP_NONE : MP_ERROR;
}

static mp_value console_nothing(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc, (void)args;
    return MP_NONE;
}

static mp_value console_readable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return mp_from_bool(console_get(args[0])->stream == 0);
}

static mp_value console_writable(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return mp_from_bool(console_get(args[0])->stream != 0);
}

static mp_value console_isatty(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)argc, (void)args;
    return mp_from_bool(vm->hal->console_is_terminal != NULL && vm->hal->console_is_terminal(vm->hal->context));
}

static mp_value console_fileno(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return mp_from_small(console_get(args[0])->stream);
}

static mp_value console_name(mp_vm *vm, mp_value self) {
    (void)vm;
    return console_get(self)->name;
}

static mp_value console_mode(mp_vm *vm, mp_value self) {
    (void)vm;
    return console_get(self)->stream == 0 ? MP_NAME(r) : MP_NAME(w);
}

static mp_value console_encoding(mp_vm *vm, mp_value self) {
    (void)vm, (void)self;
    return MP_NAME(utf_8_);
}

static mp_value console_closed(mp_vm *vm, mp_value self) {
    (void)vm, (void)self;
    return MP_FALSE;
}

static mp_value console_repr(mp_vm *vm, mp_value self) {
    mp_builder b;
    mp_builder_init(&b, vm);
    mp_builder_append_format(&b, "<%T name=%R mode='%c'>", self, console_get(self)->name,
                             console_get(self)->stream == 0 ? 'r' : 'w');
    return mp_builder_str(&b);
}

static mp_value console_enter(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return args[0];
}

/* ---- exported ---- */

bool mp_console_write(mp_vm *vm, mp_stream stream, const char *data, size_t size) {
    int error = vm->hal->console_write == NULL ? -ERROR_NO_DEVICE
                                               : vm->hal->console_write(vm->hal->context, stream, data, size);
    if (MP_UNLIKELY(error < 0)) {
        mp_raise_os_error(vm, -error, MP_UNBOUND);
        return false;
    }
    return true;
}

mp_value mp_console_readline(mp_vm *vm) { return read_value(vm, SIZE_MAX, true, false); }

mp_value mp_console_stream(mp_vm *vm, mp_value name) {
    if (mp_is_value(vm->sys_dict)) {
        mp_value found = mp_dict_find_name(vm->sys_dict, name);
        if (!mp_is_unbound(found)) {
            return found;
        }
    }
    const mp_console *console = mp_same(name, MP_NAME(stdin))    ? &mp_console_stdin
                                : mp_same(name, MP_NAME(stdout)) ? &mp_console_stdout
                                                                 : &mp_console_stderr;
    return mp_from_pointer(console);
}

static const mp_console stdin_buffer = {{(const mp_head *)&mp_type_console_binary}, MP_VALUE_INIT(mp_names.mp_name_stdin_), 0, true};
static const mp_console stdout_buffer = {
    {(const mp_head *)&mp_type_console_binary}, MP_VALUE_INIT(mp_names.mp_name_stdout_), MP_STREAM_OUT, true};
static const mp_console stderr_buffer = {
    {(const mp_head *)&mp_type_console_binary}, MP_VALUE_INIT(mp_names.mp_name_stderr_), MP_STREAM_ERR, true};

static mp_value console_buffer(mp_vm *vm, mp_value self) {
    (void)vm;
    const mp_console *const buffers[] = {&stdin_buffer, &stdout_buffer, &stderr_buffer};
    return mp_from_pointer(buffers[console_get(self)->stream]);
}

MP_OPS(console_ops, (repr, console_repr), (iter, mp_iter_self), (next, console_next));

static const mp_native console_rows[] = {
    MP_METHOD(write, console_write, 1, 1),
    MP_METHOD(writelines, console_writelines, 1, 1),
    MP_METHOD(read, console_read, 0, 1),
    MP_METHOD(readline, console_readline, 0, 1),
    MP_METHOD(readlines, console_readlines, 0, 0),
    MP_METHOD(flush, console_flush, 0, 0),
    MP_METHOD(close, console_nothing, 0, 0),
    MP_METHOD(readable, console_readable, 0, 0),
    MP_METHOD(writable, console_writable, 0, 0),
    MP_METHOD(isatty, console_isatty, 0, 0),
    MP_METHOD(fileno, console_fileno, 0, 0),
    MP_METHOD(__enter__, console_enter, 0, 0),
    MP_METHOD(__exit__, console_nothing, 3, 3),
    MP_GETTER(buffer, console_buffer),
    MP_GETTER(encoding, console_encoding),
    MP_GETTER(name, console_name),
    MP_GETTER(mode, console_mode),
    MP_GETTER(closed, console_closed),
};

MP_TYPE(mp_type_console, TextIOWrapper_type_, &mp_type_object, sizeof(mp_console), console_ops, console_rows, MP_TYPE_FINAL);
MP_TYPE(mp_type_console_binary, FileIO_type_, &mp_type_object, sizeof(mp_console), console_ops, console_rows, MP_TYPE_FINAL);

const mp_console mp_console_stdin = {
    {(const mp_head *)&mp_type_console}, MP_VALUE_INIT(mp_names.mp_name_stdin_), 0, false};
const mp_console mp_console_stdout = {
    {(const mp_head *)&mp_type_console}, MP_VALUE_INIT(mp_names.mp_name_stdout_), MP_STREAM_OUT, false};
const mp_console mp_console_stderr = {
    {(const mp_head *)&mp_type_console}, MP_VALUE_INIT(mp_names.mp_name_stderr_), MP_STREAM_ERR, false};
