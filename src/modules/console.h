/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The console as Python's standard streams: constant objects, so that they cost no heap.
 */
#ifndef MP_MODULES_CONSOLE_H
#define MP_MODULES_CONSOLE_H

#include "objects/object.h"

/* stdin has stream 0. `binary` is what .buffer gives. */
typedef struct mp_console {
    mp_object object;
    mp_value name;
    uint8_t stream; /* mp_stream */
    bool binary;
} mp_console;

extern const mp_type mp_type_console, mp_type_console_binary;
extern const mp_console mp_console_stdin, mp_console_stdout, mp_console_stderr;

/* Writes to the console; OSError if it has none, or fails. */
MP_CHECKED bool mp_console_write(mp_vm *vm, mp_stream stream, const char *data, size_t size);
/* One line from the console as str, with its newline; "" at the end of the input. */
MP_CHECKED mp_value mp_console_readline(mp_vm *vm);
/* What sys.stdin, sys.stdout or sys.stderr is now: the object assigned, or the constant one. */
mp_value mp_console_stream(mp_vm *vm, mp_value name);

#endif
