/* SPDX-License-Identifier: MIT
 *
 * The command line `micropy`: what its two files share.
 */
#ifndef MICROPY_TOOL_H
#define MICROPY_TOOL_H

#include "micropy.h"
#include "micropy_hal_posix.h"

/* The version of the language that programs are written in. */
#define TOOL_LANGUAGE "3.11"

/* Exit statuses, as python3's; -X gccheck has one of its own. */
enum {
    TOOL_OK = 0,
    TOOL_FAILED = 1,
    TOOL_USAGE = 2,
    TOOL_HEAP_FAULT = 99,
    TOOL_OUTPUT_LOST = 120,
    TOOL_INTERRUPTED = 130
};

typedef struct tool {
    mp_vm *vm;
    mp_posix_buffered console;
} tool;

/* ---- micropy.c ---- */

/* Writes "micropy: ...\n" to the error stream. */
void tool_message(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Turns how a run ended into an exit status: reports a pending exception and clears it. */
int tool_finish(tool *self, mp_status status);
/* Fills sys.path: the program's folder, then those of MICROPYPATH in the environment. */
mp_status tool_path_set(tool *self, const char *first);
/* Which VM Ctrl-C interrupts; NULL: it is only noted. */
void tool_interrupt_target(mp_vm *vm);
/* True if Ctrl-C was pressed since tool_interrupt_clear. */
bool tool_interrupt_seen(void);
void tool_interrupt_clear(void);

/* ---- micropy_source.c: each runs a program and returns the exit status ---- */

int tool_run_file(tool *self, const char *path);
int tool_run_text(tool *self, const char *text, const char *name);
int tool_run_stdin(tool *self);

#endif
