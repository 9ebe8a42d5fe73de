/* SPDX-License-Identifier: MIT
 *
 * Layer 6. Raw-paste mode: a program with flow control, compiled while it is received, so that it never lies in memory
 * as a whole. The sender may send as many bytes as it was granted: one window at the start, and one for each 1 that it
 * gets. A 4 from it ends the program; a 4 from here answers that, or tells it to stop at once.
 */
#include "api/repl.h"
#include "objects/exception.h"

#define WINDOW 128u
#define ERROR_INTERRUPTED 4

typedef struct paste {
    mp_source source;
    mp_repl *repl;
    size_t granted; /* bytes until the next window is granted */
    int end;        /* what ended the program: MP_KEY_CTRL_C, MP_KEY_CTRL_D, MP_KEY_END_OF_INPUT; else 0 */
} paste;

/* One byte of the program; false at its end. */
static bool receive(paste *self, char *out) {
    int key = self->end != 0 ? self->end : mp_repl_read(self->repl);
    if (key == MP_KEY_CTRL_C || key == MP_KEY_CTRL_D || key == MP_KEY_END_OF_INPUT) {
        self->end = key;
        return false;
    }
    if (--self->granted == 0) {
        self->granted = WINDOW;
        mp_repl_print(self->repl, "\1");
    }
    *out = (char)key;
    return true;
}

static ptrdiff_t paste_read(mp_source *source, char *data, size_t size) {
    paste *self = (paste *)source;
    size_t count = 0;
    while (count < size && receive(self, data + count)) {
        if (data[count++] == '\n') {
            break; /* a mistake in a line is found before the next line arrives */
        }
    }
    return count == 0 && self->end != MP_KEY_CTRL_D ? -ERROR_INTERRUPTED : (ptrdiff_t)count;
}

/* Compiles what comes, and takes the rest if that failed early. */
static mp_value receive_code(paste *self) {
    mp_vm *vm = self->repl->vm;
    mp_value code = mp_compile(vm, &self->source, MP_PARSE_EXEC, false, NULL);
    mp_repl_print(self->repl, "\4");
    char ignored;
    self->granted = SIZE_MAX;
    while (receive(self, &ignored)) {
    }
    if (self->end != MP_KEY_CTRL_D) {
        mp_error_clear(vm);
        (void)mp_fail(vm, &mp_type_KeyboardInterrupt, "");
        return MP_ERROR;
    }
    return code;
}

void mp_repl_raw_paste(mp_repl *repl) {
    static const char answer[] = {'R', 1, (char)(WINDOW & 0xFF), WINDOW >> 8, 1};
    paste paste = {.source = {paste_read, NULL, MP_NAME(stdin_), false, false}, .repl = repl, .granted = WINDOW};
    mp_repl_write(repl, answer, sizeof answer);
    mp_repl_raw_run(repl, receive_code(&paste));
}
