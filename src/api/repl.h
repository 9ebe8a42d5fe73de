/* SPDX-License-Identifier: MIT
 *
 * Layer 6. What the files of the prompt share. It is all one `mp_repl` in the C frame of mp_repl_run, where the
 * collector sees its buffers.
 */
#ifndef MP_API_REPL_H
#define MP_API_REPL_H

#include "api/api.h"

/* Keys that are one byte. */
enum {
    MP_KEY_END_OF_INPUT = -1,
    MP_KEY_CTRL_A = 1,
    MP_KEY_CTRL_B = 2,
    MP_KEY_CTRL_C = 3,
    MP_KEY_CTRL_D = 4,
    MP_KEY_CTRL_E = 5,
};

/* Bytes in a heap buffer that grows. Once memory was short, `failed` says so, and nothing more goes in. */
typedef struct mp_repl_text {
    char *data;
    size_t size;
    size_t capacity;
    bool failed;
} mp_repl_text;

typedef struct mp_repl {
    mp_vm *vm;
    mp_repl_mode mode;
    bool ended;       /* `end` is how */
    mp_repl_end end;
    mp_repl_text text; /* the source typed or sent so far */
} mp_repl;

/* ---- repl.c ---- */

/* The next byte from the console, or MP_KEY_END_OF_INPUT, which ends the prompt. An interrupt is Ctrl-C. */
int mp_repl_read(mp_repl *repl);
void mp_repl_write(mp_repl *repl, const char *data, size_t size);
void mp_repl_print(mp_repl *repl, const char *text);
/* The two lines that the friendly prompt starts with. */
void mp_repl_banner(mp_repl *repl);
/* Ends the prompt: mp_repl_run will return. */
void mp_repl_finish(mp_repl *repl, mp_repl_end end);
/* Runs code, or nothing if it is MP_ERROR. False with an exception pending. */
MP_CHECKED bool mp_repl_execute(mp_repl *repl, mp_value code);
/* Reports how a statement ended: writes and clears the pending exception, but for SystemExit, which ends the prompt. */
void mp_repl_report(mp_repl *repl, mp_stream stream);

/* Appends; after a failure the text is given back, so that there is memory to say so. */
void mp_repl_text_append(mp_repl *repl, mp_repl_text *text, const char *data, size_t size);
/* Empties the text. */
void mp_repl_text_free(mp_repl *repl, mp_repl_text *text);
/* The code of the whole text, which is empty afterwards. MP_ERROR if it has failed or is no program. */
MP_CHECKED mp_value mp_repl_text_compile(mp_repl *repl, mp_repl_text *text);

/* ---- the two modes: each reads until mode or `ended` change ---- */

void mp_repl_friendly(mp_repl *repl);
void mp_repl_raw(mp_repl *repl);
/* Receives a program with flow control, and runs it (raw mode). */
void mp_repl_raw_paste(mp_repl *repl);

#endif
