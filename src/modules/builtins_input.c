/* SPDX-License-Identifier: MIT
 *
 * Layer 5. input: at a terminal with the line editor, else a line as it comes.
 */
#include "gc/vm.h"
#include "modules/builtins.h"
#include "modules/console.h"
#include "modules/line_editor.h"
#include "objects/exception.h"
#include "objects/str.h"

/* True if input() talks to a person at a terminal that lets the line editor work. */
static bool at_terminal(mp_vm *vm) {
    const mp_hal *hal = vm->hal;
    return hal->console_mode != NULL && hal->console_is_terminal != NULL && hal->console_is_terminal(hal->context) &&
           mp_same(mp_console_stream(vm, MP_NAME(stdin)), MP_VALUE_OF(mp_console_stdin)) &&
           mp_same(mp_console_stream(vm, MP_NAME(stdout)), MP_VALUE_OF(mp_console_stdout));
}

/* A line without its end; the prompt stays on the screen while the line is edited. */
static mp_value edited_input(mp_vm *vm, mp_value prompt) {
    mp_value text = mp_str_of(vm, prompt);
    if (mp_is_error(text)) {
        return MP_ERROR;
    }
    mp_line line;
    int key;
    mp_line_init(&line, vm);
    mp_console_mode before = mp_line_console_mode(vm, MP_CONSOLE_KEYS);
    do {
        key = mp_line_edit(&line, mp_str_data(text), mp_str_size(text), 0);
    } while (key == MP_KEY_CTRL_A || key == MP_KEY_CTRL_B || key == MP_KEY_CTRL_E);
    (void)mp_line_console_mode(vm, before);
    if (key != MP_KEY_ENTER) {
        mp_line_print(&line, "\n");
    }
    mp_value result;
    if (line.failed) {
        result = mp_raise(vm, &mp_type_MemoryError, "");
    } else if (key == MP_KEY_CTRL_C) {
        result = mp_raise(vm, &mp_type_KeyboardInterrupt, "");
    } else if (key == MP_KEY_ENTER || line.size > 0) {
        result = mp_str_new(vm, line.data, line.size);
    } else {
        result = mp_raise(vm, &mp_type_EOFError, "EOF when reading a line");
    }
    mp_gc_free(vm, line.data);
    return result;
}

mp_value mp_builtin_input(mp_vm *vm, size_t argc, const mp_value *args) {
    if (at_terminal(vm)) {
        return edited_input(vm, argc > 0 ? args[0] : MP_NAME(empty_));
    }
    if (argc > 0) {
        mp_value prompt[2] = {args[0], MP_NAME(empty_)};
        mp_value end = MP_NAME(end);
        if (mp_is_error(mp_builtin_print(vm, 1, prompt, (mp_kw){1, &end}))) {
            return MP_ERROR;
        }
    }
    mp_value source = mp_console_stream(vm, MP_NAME(stdin));
    mp_value line = mp_same(source, MP_VALUE_OF(mp_console_stdin))
                        ? mp_console_readline(vm)
                        : mp_call_method(vm, source, MP_NAME(readline), 0, NULL);
    if (mp_is_error(line)) {
        return MP_ERROR;
    }
    if (!mp_str_is(line)) {
        return mp_raise(vm, &mp_type_TypeError, "object.readline() returned non-string");
    }
    size_t size = mp_str_size(line);
    if (size == 0) {
        return mp_raise(vm, &mp_type_EOFError, "EOF when reading a line");
    }
    const char *data = mp_str_data(line);
    size -= data[size - 1] == '\n';
    size -= size > 0 && data[size - 1] == '\r';
    return mp_str_new(vm, data, size);
}
