/* SPDX-License-Identifier: MIT
 *
 * Layer 6. Exceptions for C programs: raising, reading, exit statuses, interrupts.
 */
#include "api/api.h"
#include "objects/exception_all.h"
#include "objects/number.h"
#include "objects/tuple.h"

mp_status mp_api_status(mp_vm *vm, bool good) {
    if (good) {
        return MP_OK;
    }
    return mp_exception_matches(vm, &mp_type_SystemExit) ? MP_EXIT : MP_EXCEPTION;
}

mp_value mp_raise_text(mp_vm *vm, const char *type, const char *message) {
    mp_value name = mp_api_name(vm, type);
    mp_value cls = mp_is_error(name) ? MP_ERROR : mp_builtin_find(vm, name);
    mp_value text = mp_is_error(cls) ? MP_ERROR : mp_api_str(vm, message, strlen(message));
    if (mp_is_error(text)) {
        return MP_ERROR;
    }
    if (!mp_is_value(cls) || !mp_is_type(cls) || !mp_type_is_subtype(mp_as_type(cls), &mp_type_BaseException)) {
        return mp_raise(vm, &mp_type_SystemError, "%U is no built-in exception (%U)", name, text);
    }
    mp_value exception = mp_exception_new(vm, mp_as_type(cls), message[0] != '\0', &text);
    return mp_is_error(exception) ? MP_ERROR : mp_raise_value(vm, exception);
}

bool mp_error_pending(mp_vm *vm) { return mp_is_value(vm->pending); }

void mp_error_clear(mp_vm *vm) { vm->pending = MP_UNBOUND; }

void mp_error_write(mp_vm *vm, void (*write)(void *user, const char *text, size_t size), void *user) {
    if (!mp_is_value(vm->pending)) {
        return;
    }
    mp_value exception = mp_exception_take(vm); /* writing runs Python code */
    mp_exception_write(vm, exception, write, user);
    vm->pending = exception;
}

typedef struct text_buffer {
    char *text;
    size_t size;  /* of the buffer */
    size_t count; /* bytes the whole text has so far */
} text_buffer;

static void buffer_write(void *user, const char *text, size_t size) {
    text_buffer *self = user;
    if (self->count < self->size) {
        size_t room = self->size - self->count;
        memcpy(self->text + self->count, text, MP_MIN(size, room));
    }
    self->count += size;
}

size_t mp_error_text(mp_vm *vm, char *text, size_t size) {
    text_buffer buffer = {text, size, 0};
    mp_error_write(vm, buffer_write, &buffer);
    if (size > 0) {
        text[MP_MIN(buffer.count, size - 1)] = '\0';
    }
    return buffer.count;
}

static void console_write(mp_vm *vm, const char *text, size_t size) {
    if (vm->hal->console_write != NULL) {
        (void)vm->hal->console_write(vm->hal->context, MP_STREAM_ERR, text, size);
    }
}

static void console_piece(void *user, const char *text, size_t size) { console_write(user, text, size); }

bool mp_error_hook(mp_vm *vm) {
    mp_value hook = mp_sys_hook(vm, MP_NAME(excepthook));
    if (!mp_is_value(vm->pending) || !mp_is_value(hook)) {
        return false;
    }
    mp_value exception = mp_exception_take(vm);
    mp_value three[3] = {mp_type_value(mp_type_of(exception)), exception, mp_exception_get(exception)->traceback};
    if (!mp_is_error(mp_call(vm, hook, 3, three))) {
        return true;
    }
    static const char in_hook[] = "Error in sys.excepthook:\n", original[] = "\nOriginal exception was:\n";
    console_write(vm, in_hook, sizeof in_hook - 1);
    mp_error_write(vm, console_piece, vm);
    console_write(vm, original, sizeof original - 1);
    vm->pending = exception;
    return false;
}

int mp_exit_code(mp_vm *vm) {
    if (!mp_exception_matches(vm, &mp_type_SystemExit)) {
        return mp_is_value(vm->pending);
    }
    mp_value exception = mp_exception_take(vm);
    mp_value code = mp_exception_attribute(exception, MP_NAME(code));
    int status = 1;
    int64_t number;
    if (!mp_is_value(code) || mp_is_none(code)) {
        status = 0;
    } else if (mp_int_is(code)) {
        status = mp_int_to_i64(code, &number) ? (int)number : -1;
    } else {
        mp_value text = mp_str_of(vm, code);
        if (!mp_is_error(text)) {
            console_write(vm, mp_str_data(text), mp_str_size(text));
            console_write(vm, "\n", 1);
        }
    }
    vm->pending = exception;
    return status;
}

void mp_interrupt(mp_vm *vm) { vm->interrupt = 1; }
