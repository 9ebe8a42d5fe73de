/* SPDX-License-Identifier: MIT
 *
 * Layer 6. What the files of the prompt share. It is all one `mp_repl` in the C frame of mp_repl_run, where the
 * collector sees its buffers.
 */
#ifndef MP_API_REPL_H
#define MP_API_REPL_H

#include "api/api.h"
#include "modules/line_editor.h"

typedef struct mp_repl {
    mp_vm *vm;
    mp_repl_mode mode;
    bool ended; /* `end` is how */
    mp_repl_end end;
    mp_line line; /* console and source text, in raw mode, too */
    mp_history history;
} mp_repl;

/* ---- repl.c ---- */

/* The next byte from the console; MP_KEY_END_OF_INPUT ends the prompt. */
int mp_repl_read(mp_repl *repl);
/* Appends to the text. */
void mp_repl_append(mp_repl *repl, const char *data, size_t size);
/* Writes even if the line is silent. */
void mp_repl_print(mp_repl *repl, const char *text);
void mp_repl_write(mp_repl *repl, const char *data, size_t size);
/* Ends the prompt: mp_repl_run will return. */
void mp_repl_finish(mp_repl *repl, mp_repl_end end);
/* The code of the text, which is cleared, unless *incomplete says that it is the start of a statement (MP_PARSE_SINGLE;
 * NULL otherwise). MP_ERROR with an exception pending if it is incomplete or wrong, or there was no memory for it. */
MP_CHECKED mp_value mp_repl_compile(mp_repl *repl, mp_parse_mode mode, bool *incomplete);
/* Runs code, or nothing if it is MP_ERROR. False with an exception pending. */
MP_CHECKED bool mp_repl_execute(mp_repl *repl, mp_value code);
/* Writes and clears the pending exception; SystemExit stays, and ends the prompt. */
void mp_repl_report(mp_repl *repl, mp_stream stream);

/* ---- the two modes: each reads until `mode` changes or `ended` ---- */

void mp_repl_friendly(mp_repl *repl);
void mp_repl_raw(mp_repl *repl);
/* What comes in response to the last part of a program in raw mode: runs the code, and writes a 4, its traceback or
 * nothing, a 4, and ">". */
void mp_repl_raw_run(mp_repl *repl, mp_value code);
/* Receives a program with flow control, and runs it (raw mode). */
void mp_repl_raw_paste(mp_repl *repl);
/* Receives a program without editing, and runs it (friendly mode). */
void mp_repl_paste(mp_repl *repl);
/* What the Tab key does behind a name: mp_line.complete. */
void mp_repl_complete(mp_line *line);

#endif
